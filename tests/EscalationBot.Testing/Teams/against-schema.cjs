// node against-schema.cjs schema.json document.json: prints what Microsoft's schema finds wrong, one line a fault.
const { readFileSync } = require("fs");
const Ajv = require("ajv-draft-04").default;

const [schema, document] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, "utf8")));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
require("ajv-formats").default(ajv);
const check = ajv.compile(schema);
if (!check(document))
  for (const fault of check.errors)
    console.log(`${fault.instancePath} ${fault.message}`);
