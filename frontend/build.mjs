// Bundles the dossier's libraries and fonts, with their licences, into the Python package.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../src/dragoman/publish/static/vendor");
const modules = path.join(here, "node_modules");

const LIBRARIES = [
  { file: "vis.js", entry: "src/vis.js", global: "vis" },
  { file: "cytoscape.js", entry: "src/cytoscape.js", global: "cytoscapeLibrary" },
];
const FONTS = [
  { package: "@fontsource-variable/source-sans-3", family: "Dragoman Sans", base: "source-sans-3", weights: "200 900" },
  { package: "@fontsource-variable/source-serif-4", family: "Dragoman Serif", base: "source-serif-4", weights: "200 900" },
];
const LICENCES = { "dejavu-fonts-ttf": "Bitstream-Vera" }; // where a package gives no name
// For printed files alone: a PDF needs whole TrueType fonts. They are not copied into dossiers.
const PRINT = {
  package: "dejavu-fonts-ttf",
  files: ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", "DejaVuSerifCondensed.ttf"],
};
const SUBSETS = ["cyrillic-ext", "cyrillic", "latin-ext", "latin"];

async function licence(name) {
  const folder = path.join(modules, name);
  const about = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  let texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
  if (!texts.length) {
    // Some packages ship their licence only at the end of the readme.
    const readme = (await readdir(folder)).find((file) => /^readme/i.test(file));
    const text = readme ? await readFile(path.join(folder, readme), "utf8") : "";
    const found = text.search(/^#+\s*licen[cs]e/im);
    texts = [found < 0 ? `${about.name} is published under the ${about.license} licence.` : text.slice(found)];
  }
  return { name: about.name, version: about.version, licence: LICENCES[about.name] ?? about.license, text: texts.join("\n\n").replaceAll("\r\n", "\n").trim() };
}

function packageOf(input) {
  const parts = input.split("node_modules/").pop().split("/");
  return parts[0].startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

async function bundleLibraries() {
  const used = new Set();
  for (const library of LIBRARIES) {
    const result = await build({
      absWorkingDir: here,
      entryPoints: [library.entry],
      outfile: path.join(out, library.file),
      bundle: true,
      format: "iife",
      globalName: library.global,
      minify: true,
      target: "es2020",
      legalComments: "none",
      metafile: true,
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "error",
    });
    const [output] = Object.values(result.metafile.outputs);
    for (const [input, share] of Object.entries(output.inputs)) {
      if (input.includes("node_modules/") && share.bytesInOutput > 0) used.add(packageOf(input));
    }
  }
  await build({
    absWorkingDir: here,
    entryPoints: [path.join(modules, "vis-timeline/styles/vis-timeline-graph2d.css")],
    outfile: path.join(out, "vis.css"),
    bundle: true,
    minify: true,
    logLevel: "error",
  });
  return used;
}

async function copyFonts(used) {
  const rules = [];
  await mkdir(path.join(out, "fonts"), { recursive: true });
  for (const font of FONTS) {
    const ranges = JSON.parse(await readFile(path.join(modules, font.package, "unicode.json"), "utf8"));
    for (const style of ["normal", "italic"]) {
      for (const subset of SUBSETS) {
        const file = `${font.base}-${subset}-wght-${style}.woff2`;
        await cp(path.join(modules, font.package, "files", file), path.join(out, "fonts", file));
        rules.push(
          `@font-face{font-family:"${font.family}";font-style:${style};font-weight:${font.weights};font-display:swap;` +
            `src:url(fonts/${file}) format("woff2");unicode-range:${ranges[subset]}}`,
        );
      }
    }
    used.add(font.package);
  }
  await writeFile(path.join(out, "fonts.css"), rules.join("\n") + "\n");
}

async function copyPrint(used) {
  await mkdir(path.join(out, "print"), { recursive: true });
  for (const file of PRINT.files) await cp(path.join(modules, PRINT.package, "ttf", file), path.join(out, "print", file));
  used.add(PRINT.package);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const used = await bundleLibraries();
await copyFonts(used);
await copyPrint(used);
const licences = await Promise.all([...used].sort().map(licence));
// Written last: its presence tells that the build is complete.
await writeFile(path.join(out, "licences.json"), JSON.stringify(licences, null, 1) + "\n");
