// Bundles the browser client and lists every file of it, with the headers that it is served with, in manifest.json.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, "src", "web");

const contentTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Files with their hash in their name never change. The page that names them is asked for each time. */
const forever = "public, max-age=31536000, immutable";
const eachTime = "no-cache";

/**
 * @param {string} folder where the page goes
 * @returns {Promise<Set<string>>} the packages whose code is in it
 */
export async function buildPage(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = {};
  const add = (path, file, content, cache) => {
    const bytes = Buffer.from(content);
    writeFileSync(join(folder, file), bytes);
    manifest[path] = { file, contentType: contentTypes[extname(file)], bytes: bytes.byteLength, cache };
  };
  const addHashed = (name, content) => {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
    const file = `${name.slice(0, -extname(name).length)}-${hash}${extname(name)}`;
    add(`/${file}`, file, content, forever);
    return `/${file}`;
  };

  const scripts = await bundle();
  for (const { fileName, code } of scripts) add(`/${fileName}`, fileName, code, forever);
  const entry = scripts.find((script) => script.isEntry);
  const paths = { "main.js": `/${entry.fileName}` };
  for (const name of ["style.css", "icon.svg"]) paths[name] = addHashed(name, readFileSync(join(source, name)));
  const html = readFileSync(join(source, "index.html"), "utf8").replace(/\{([\w.]+)\}/g, (_, name) => paths[name]);
  add("/", "index.html", html, eachTime);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return new Set(scripts.flatMap(({ moduleIds }) => moduleIds.flatMap(packageOf)));
}

async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { main: join(source, "main.tsx") },
    platform: "browser",
    transform: { jsx: { runtime: "automatic" }, define: { "process.env.NODE_ENV": '"production"' } },
  });
  const { output } = await build.generate({
    format: "esm",
    minify: true,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await build.close();
  return output.filter(({ type }) => type === "chunk");
}

/** The package that a module comes from, if any: what follows the last node_modules/. */
function packageOf(id) {
  const found = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
  return found === null ? [] : [found[1].replaceAll("\\", "/")];
}
