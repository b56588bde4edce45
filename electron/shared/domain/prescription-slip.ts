import type { ClinicDay } from '../values/clinic-day.ts';
import type { ControlClass, PrescriptionKind } from './prescription-types.ts';

export type SlipColour = 'white' | 'yellow' | 'green' | 'red';

export interface SlipKind {
  readonly colour: SlipColour;
  /** Words in the upper right corner, the deciding one first. */
  readonly marks: readonly string[];
  /** Full years for which the slip is kept. */
  readonly keepYears: 1 | 2 | 3;
}

/** Below this age (full years) a prescription is a child's. */
const CHILD_BELOW = 14;

/**
 * Paper and corner marks of a slip (处方管理办法 附件1, 第五十条): 麻、精一 light red and kept 3 years; 精二
 * white with its mark and, like 毒性, 2 years; emergency light yellow; under 14 light green; the rest white,
 * 1 year. The drug's control decides before the emergency, and that before the age. `age` undefined = not
 * known.
 */
export function slipKind(age: number | undefined, kind: PrescriptionKind, control: ControlClass): SlipKind {
  const child = age !== undefined && age < CHILD_BELOW;
  const narcotic = control === 'narcotic' || control === 'psychotropic1';
  const marks = [
    ...(narcotic ? ['麻、精一'] : []),
    ...(control === 'psychotropic2' ? ['精二'] : []),
    ...(control === 'toxic' ? ['毒'] : []),
    ...(kind === 'emergency' ? ['急诊'] : []),
    ...(child ? ['儿科'] : []),
    ...(kind === 'long_term' ? ['长期处方'] : []),
  ];
  const colour = ((): SlipColour => {
    if (narcotic) return 'red';
    if (control === 'psychotropic2') return 'white';
    if (kind === 'emergency') return 'yellow';
    return child ? 'green' : 'white';
  })();
  return { colour, marks, keepYears: narcotic ? 3 : control === 'none' ? 1 : 2 };
}

/** The number printed on a slip: the day and its count, `2026-11-20-009`. */
export function slipLabel(day: ClinicDay, number: number): string {
  return `${day}-${number.toString().padStart(3, '0')}`;
}

/** The strictest control among the drugs of a slip: it decides paper and keeping. */
export function strictestControl(controls: readonly ControlClass[]): ControlClass {
  const order = ['narcotic', 'psychotropic1', 'psychotropic2', 'toxic'] as const;
  return order.find((control) => controls.includes(control)) ?? 'none';
}
