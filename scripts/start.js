// `npm start`: what is given goes on to Fathom; flags alone, or nothing, open the page.

// npm runs scripts in a shell, and passes a SIGTERM of its own on to that shell only, which dies of it without telling
// us. Having another parent than at first is then the only sign.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 200);
watch.unref();

const [first] = process.argv.slice(2);
const asksForItself = ["--help", "-h", "--version"].includes(first);
if (first === undefined || (first.startsWith("--") && !asksForItself)) process.argv.splice(2, 0, "serve");
await import("../bin/fathom.js");
