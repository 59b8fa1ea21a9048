// The browser comes packed. Two test files that start at once would both unpack it into the same place.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
