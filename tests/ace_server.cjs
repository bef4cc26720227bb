// Checks one book after another with Ace, in one browser: reads "BOOK tab FOLDER" lines, answers each with a line.
// The folder of Ace's packages is its only argument. The answer is "done", or what went wrong.
"use strict";

const path = require("node:path");
const readline = require("node:readline");
const { createRequire } = require("node:module");

const installed = createRequire(path.join(process.argv[2], "package.json"));
const ace = installed("@daisy/ace-core");
const winston = installed("winston");
const browser = installed("@daisy/ace-axe-runner-puppeteer");

console.log = console.error; // the answers alone go to the standard output
winston.add(new winston.transports.Console({ silent: true }));

// Ace opens and closes a browser for each book; that is most of its time
let opened;
const runner = { ...browser, launch: () => (opened ??= browser.launch()), close: async () => {} };

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [book, folder] = line.split("\t");
    let answer = "done";
    try {
      await ace(book, { cwd: process.cwd(), outdir: folder, silent: true, initLogger: false }, runner);
    } catch (error) {
      answer = String(error?.message ?? error).replaceAll(/\s+/g, " ") || "Ace failed and did not say why";
    }
    process.stdout.write(`${answer}\n`);
  }
  if (opened) await browser.close();
})();
