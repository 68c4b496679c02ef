// Preloaded into a server that would listen on every interface: it listens on this machine only.
const { Server } = require("net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === "object")
    return listen.call(this, "port" in first ? { ...first, host: "127.0.0.1" } : first, ...rest);
  return listen.call(this, { port: Number(first), host: "127.0.0.1" }, rest.find(argument => typeof argument === "function"));
};
