import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const REAL_WINDOW = 120_000;

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/crash/**', 'tests/bench/**'],
          // Forked processes: a native module that ends its process ends one file and not the run.
          pool: 'forks',
          // A file leaves nothing behind for the next: the program is read once a process and not once a file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          pool: 'forks',
          // One window at a time: two would fight for the focus and the two cores of a small machine.
          fileParallelism: false,
          testTimeout: REAL_WINDOW,
          hookTimeout: REAL_WINDOW,
        },
      },
    ],
  },
});
