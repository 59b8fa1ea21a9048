import type { PageFiles } from "./page-files.ts";
import type { Route } from "./route.ts";

/** One route for each file of the page: nothing else can be asked for, whatever a path looks like. */
export function pageRoutes(files: PageFiles): readonly Route[] {
  return [...files].map(([path, { contentType, cache, bytes }]) => ({
    method: "GET",
    path,
    access: "shell",
    handle: (context) => context.body(bytes, 200, { "content-type": contentType, "cache-control": cache }),
  }));
}
