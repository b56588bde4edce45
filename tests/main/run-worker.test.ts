import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runWorker } from '../../electron/main/run-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function script(body: string): string {
  count += 1;
  const file = join(folder, `worker-${count}.mjs`);
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${body}`);
  return file;
}

function watched() {
  const told: number[][] = [];
  const asked = new AbortController();
  const progress = (done: number, total: number) => told.push([done, total]);
  return { told, asked, work: { progress, signal: asked.signal } };
}

describe('work on another thread', () => {
  test('gets its order, tells how far it is, and answers', async () => {
    const { told, work } = watched();
    const file = script(`
      parentPort.postMessage({ kind: 'progress', done: 1, total: 2 });
      parentPort.postMessage({ kind: 'done', value: workerData.month + '!' });`);
    expect(await runWorker(file, { month: '2026-11' }, work)).toBe('2026-11!');
    expect(told).toEqual([[1, 2]]);
  });

  test('throws what it threw, with the code of the disk', async () => {
    const file = script("throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });");
    await expect(runWorker(file, {}, watched().work)).rejects.toMatchObject({
      message: 'no space left',
      code: 'ENOSPC',
    });
  });

  test('that ends without an answer has failed', async () => {
    await expect(runWorker(script(''), {}, watched().work)).rejects.toThrow('no answer');
  });

  test('is told to stop and answers at once, even while it is busy', async () => {
    const { asked, work } = watched();
    const file = script('for (;;);');
    const running = runWorker(file, {}, work);
    setTimeout(() => asked.abort(), 50);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('does not begin when it was stopped before', async () => {
    const { asked, work } = watched();
    asked.abort();
    await expect(runWorker(join(folder, 'nowhere.mjs'), {}, work)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
