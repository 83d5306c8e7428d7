// Compiles what the pages load into static/build/: one style sheet, one module, htmx.
// Called by `python -m config.assets`, which knows when there is something to do.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { compile } from "sass";

const target = "static/build";

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const { css } = compile("assets/evenhand.scss", {
  loadPaths: ["node_modules", "."],
  style: "compressed",
  quietDeps: true,
});
writeFileSync(`${target}/evenhand.css`, css);

await build({
  entryPoints: ["assets/evenhand.js"],
  outfile: `${target}/evenhand.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
  logLevel: "warning",
});

const pictures = "node_modules/@ministryofjustice/frontend/moj/assets/images";
mkdirSync(`${target}/images`);
copyFileSync(`${pictures}/icon-document.svg`, `${target}/images/icon-document.svg`);
copyFileSync("node_modules/htmx.org/dist/htmx.min.js", `${target}/htmx.js`);
