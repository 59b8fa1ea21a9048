// `npm start`: what is given goes on to Fathom; flags alone, or nothing, open the page.
const [first] = process.argv.slice(2);
const asksForItself = ["--help", "-h", "--version"].includes(first);
if (first === undefined || (first.startsWith("--") && !asksForItself)) process.argv.splice(2, 0, "serve");
await import("../bin/fathom.js");
