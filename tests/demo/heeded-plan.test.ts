import { afterAll, beforeAll, expect, it } from 'vitest';
import { planDemo, playDemo } from '../support/played-demo.ts';

/** Wraps a plan so that every field that is asked for is noted, as `visit.payment.main`. */
function watch<Value>(value: Value, name: string, asked: Set<string>): Value {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || typeof found === 'function') return found;
      const path = Array.isArray(target) ? name : `${name}.${key}`;
      asked.add(path);
      return watch(found, path, asked);
    },
  }) as Value;
}

/** The fields of a value, named as `watch` names them. */
function fieldsOf(value: unknown, name: string, fields: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return fields;
  if (Array.isArray(value)) {
    for (const one of value) fieldsOf(one, name, fields);
    return fields;
  }
  for (const [key, one] of Object.entries(value)) {
    fields.add(`${name}.${key}`);
    fieldsOf(one, `${name}.${key}`, fields);
  }
  return fields;
}

/** Known to the planner and to the evening's window alone. */
const NOT_PLAYED = ['plan.days.visits.day'];

let asked: Set<string>;
let fields: Set<string>;
let close = () => {};

beforeAll(async () => {
  const { people, plan } = planDemo({ seed: 5, month: '2026-11', residents: 900, visitsPerYear: 7_300 });
  asked = new Set();
  fields = fieldsOf(plan, 'plan', new Set());
  ({ close } = await playDemo({ people, plan: watch(plan, 'plan', asked) }, plan.days.length));
}, 60_000);
afterAll(() => close());

it('heeds every field of its plan while it plays the month', () => {
  const heeded = (field: string) =>
    asked.has(field) || [...asked].some((path) => path.startsWith(`${field}.`)) || NOT_PLAYED.includes(field);
  expect([...fields].filter((field) => !heeded(field))).toEqual([]);
  expect(fields.size).toBeGreaterThan(60);
});
