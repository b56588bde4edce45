import { readFileSync, writeFileSync } from 'node:fs';
import { CHINA_OFFSET_MINUTES, clinicDayAt } from '../shared/values/clinic-day.ts';
import type { Instant } from '../shared/values/instant.ts';

/** `20261120-0007`: counted on across restarts, so that a number on paper names one event. */
export function nextIncident(file: string, at: Instant): string {
  const day = clinicDayAt(at, CHINA_OFFSET_MINUTES).replaceAll('-', '');
  const last = readIncidents(file);
  const count = last.day === day ? last.count + 1 : 1;
  try {
    writeFileSync(file, JSON.stringify({ day, count }));
  } catch {
    // A full disk must not turn one fault into two.
  }
  return `${day}-${count.toString().padStart(4, '0')}`;
}

function readIncidents(file: string): { day: string; count: number } {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { day, count } = read as { day?: unknown; count?: unknown };
    if (typeof day === 'string' && Number.isSafeInteger(count)) return { day, count: Number(count) };
  } catch {
    // None yet.
  }
  return { day: '', count: 0 };
}
