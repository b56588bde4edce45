import { expect, test } from 'vitest';
import { judgePrinter, type KnownPrinter } from '../../electron/devices/printer-state.ts';

const stateOf = (known: Partial<KnownPrinter>) => judgePrinter({ name: 'XP', ...known }).state;

test.each([
  ['CUPS, idle', { options: { 'printer-state': '3', 'printer-state-reasons': 'none' } }, 'ready'],
  ['CUPS, stopped', { options: { 'printer-state': '5' } }, 'offline'],
  [
    'CUPS, unplugged',
    { options: { 'printer-state': '3', 'printer-state-reasons': 'offline-report' } },
    'offline',
  ],
  [
    'CUPS, no paper',
    { options: { 'printer-state': '3', 'printer-state-reasons': 'media-empty-error' } },
    'no-paper',
  ],
  [
    'CUPS, takes no jobs',
    { options: { 'printer-state': '3', 'printer-is-accepting-jobs': 'false' } },
    'offline',
  ],
  ['CUPS, with its own 4 as status', { status: 4, options: { 'printer-state': '4' } }, 'ready'],
  ['Windows, offline', { status: 0x80 }, 'offline'],
  ['Windows, no paper', { status: 0x10 }, 'no-paper'],
  ['Windows, cover open', { status: 0x400000 }, 'offline'],
  // Newer versions tell nothing of Windows: then the print itself will say.
  ['says nothing', {}, 'unknown'],
] as const)('%s', (_what, known, state) => {
  expect(stateOf(known)).toBe(state);
});

test('a printer is shown by the name that the person knows, and called by the system’s', () => {
  expect(judgePrinter({ name: 'XP_80C', displayName: '前台热敏' })).toMatchObject({
    name: 'XP_80C',
    label: '前台热敏',
  });
  expect(judgePrinter({ name: 'XP_80C', displayName: '' })).toMatchObject({ label: 'XP_80C' });
});
