import assert from "node:assert/strict";
import { test } from "node:test";
import { foldersOf } from "../../src/config/folders.ts";

const home = "/h/ada";

test("Linux keeps to the XDG base directories", () => {
  assert.deepEqual(foldersOf({ platform: "linux", env: { XDG_DATA_HOME: "/big/data" }, home }), {
    config: "/h/ada/.config/fathom",
    data: "/big/data/fathom",
    state: "/h/ada/.local/state/fathom",
    cache: "/h/ada/.cache/fathom",
  });
});

test("a relative XDG path is ignored", () => {
  assert.equal(foldersOf({ platform: "linux", env: { XDG_CONFIG_HOME: "here" }, home }).config, "/h/ada/.config/fathom");
});

test("macOS keeps to Library", () => {
  assert.deepEqual(foldersOf({ platform: "darwin", env: { XDG_DATA_HOME: "/big/data" }, home: "/U/ada" }), {
    config: "/U/ada/Library/Application Support/Fathom",
    data: "/U/ada/Library/Application Support/Fathom/Data",
    state: "/U/ada/Library/Application Support/Fathom/State",
    cache: "/U/ada/Library/Caches/Fathom",
  });
});

test("Windows keeps to the AppData folders, named or not", () => {
  const expected = {
    config: "C:\\Users\\ada\\AppData\\Roaming\\Fathom",
    data: "C:\\Users\\ada\\AppData\\Local\\Fathom\\Data",
    state: "C:\\Users\\ada\\AppData\\Local\\Fathom\\State",
    cache: "C:\\Users\\ada\\AppData\\Local\\Fathom\\Cache",
  };
  const env = { APPDATA: "C:\\Users\\ada\\AppData\\Roaming", LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local" };
  assert.deepEqual(foldersOf({ platform: "win32", env, home: "C:\\Users\\ada" }), expected);
  assert.deepEqual(foldersOf({ platform: "win32", env: {}, home: "C:\\Users\\ada" }), expected);
});

test("FATHOM_HOME replaces every folder on every system", () => {
  for (const platform of ["linux", "darwin"] as const) {
    const folders = foldersOf({ platform, env: { FATHOM_HOME: "/one", XDG_DATA_HOME: "/big/data" }, home });
    assert.deepEqual(folders, { config: "/one", data: "/one/data", state: "/one/state", cache: "/one/cache" });
  }
  assert.equal(foldersOf({ platform: "win32", env: { FATHOM_HOME: "D:\\one" }, home: "C:\\Users\\ada" }).data, "D:\\one\\data");
});
