// Plain JavaScript: it must run on the Node that is too old for the rest.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Tavoli Aperti: this is Node ${process.versions.node}, but the project brings its own Node 24. ` +
      "Run \"npm ci\" again (its install scripts must be allowed) and start with npm scripts, such as \"npm start\".",
  );
  process.exit(1);
}
