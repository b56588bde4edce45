import type { CallInput } from '../../shared/contract/procedures.ts';
import type { PriorityGroup, ProofKind } from '../../shared/domain/priority.ts';
import { addDays, type ClinicDay, clinicDay } from '../../shared/values/clinic-day.ts';
import { checkCharacter } from '../../shared/values/id-number.ts';

export interface PracticeResident {
  readonly intent: Omit<CallInput<'residents.create'>, 'commandId'>;
  readonly contract: boolean;
  readonly proof: { readonly group: PriorityGroup; readonly kind: ProofKind } | undefined;
  readonly conditions: readonly (readonly [code: string, name: string])[];
  readonly allergy: readonly [substance: string, reaction: string] | undefined;
}

const HYPERTENSION = ['I10', '特发性（原发性）高血压'] as const;
const DIABETES = ['E11', '非胰岛素依赖型糖尿病'] as const;

const CONDITIONS: Readonly<Record<string, PracticeResident['conditions']>> = {
  h: [HYPERTENSION],
  d: [DIABETES],
  b: [HYPERTENSION, DIABETES],
};

const PROOFS: Readonly<Record<string, NonNullable<PracticeResident['proof']>>> = {
  v: { group: 'veteran', kind: 'veteran_card' },
  s: { group: 'soldier', kind: 'officer_card' },
  f: { group: 'special_family', kind: 'special_family_card' },
};

const ALLERGIES: Readonly<Record<string, NonNullable<PracticeResident['allergy']>>> = {
  p: ['青霉素', '皮疹'],
  c: ['头孢', '荨麻疹'],
  n: ['磺胺', '药疹'],
};

const STREETS = ['惜字宫南街', '书院西街', '四圣祠北街', '庆云南街', '东安南街', '天涯石北街'] as const;

/**
 * name · sex · age · marks: h 高血压 d 糖尿病 b both · v 退役军人 s 军人 f 计生特殊家庭 · p c n allergies · k signed.
 * All sorts: a 20-character name, a character outside the basic plane, under one year and past a hundred.
 */
const PEOPLE = `
周桂芳 2 72 b v p k
陈国栋 1 104 h k
吴玉珍 2 83 b k
罗素琴 2 74 d k
马秀英 2 71 h
高建军 1 61 v h
赵德福 1 58 b k
欧阳慧敏 2 56 h
唐晓梅 2 49 c
黄志伟 1 38
龙思远 1 33
阿卜杜热合曼·麦麦提图尔荪·阿卜杜热依木 1 46
杨帆 1 27
龚䶮 1 8
郑小雨 2 0
何明辉 1 52 h k
谢㛃 2 24
禤一 2 41
梁家辉 1 52 h
孙淑兰 2 79 h k
钱文远 1 68 d k
李秀珍 2 77 b k n
王建国 1 75 h v k
刘桂英 2 81 h k
张玉兰 2 66 d k
徐志强 1 45
朱红梅 2 36
胡雨桐 2 6
林浩然 1 3
郭春花 2 63 h k
邓小军 1 31 s
曹国庆 1 59 h
彭丽华 2 54
曾凡 1 29
萧敬 1 43
程素芬 2 70 h k
袁志刚 1 64 b k
蒋晓燕 2 34 p
沈月娥 2 86 h k
韩东 1 25
杨桂兰 2 67 f h
冯志明 1 48
许佳怡 2 11
傅国良 1 73 d k
吕梅 2 51
苏子轩 1 14
丁秀兰 2 69 h k
魏强 1 40
薛玉梅 2 57 h
叶建华 1 62 b k
余小红 2 28
潘永福 1 78 h k
杜欣妍 2 2
戴志平 1 55 c
夏淑珍 2 76 b k
钟晓丽 2 39
汪国强 1 71 h v
田甜 2 22
任长贵 1 88 h k
姜凤英 2 65 d k
`;

/** About sixty people of the quarter, with ages as on `day`. Names, numbers and addresses are invented. */
export function practiceResidents(day: ClinicDay): readonly PracticeResident[] {
  return PEOPLE.trim()
    .split('\n')
    .map((line, index) => {
      const [name = '', sex, age, ...marks] = line.split(' ');
      return resident(day, { name, sex: sex === '1' ? 1 : 2, age: Number(age), marks, index });
    });
}

interface Sketch {
  readonly name: string;
  readonly sex: 1 | 2;
  readonly age: number;
  readonly marks: readonly string[];
  readonly index: number;
}

function resident(day: ClinicDay, sketch: Sketch): PracticeResident {
  const { name, age, marks, index } = sketch;
  const chronic = marks.find((mark) => mark in CONDITIONS);
  const proof = marks.find((mark) => mark in PROOFS);
  const allergy = marks.find((mark) => mark in ALLERGIES);
  return {
    intent: {
      name,
      idKind: 'resident_id',
      idNumber: idNumberFor(day, sketch),
      ethnicity: name.includes('·') ? '维吾尔族' : '汉族',
      phone: age < 14 ? '' : `138${String(20_000_000 + index * 137_911).slice(0, 8)}`,
      address: `锦江区${STREETS[index % STREETS.length]} ${10 + index} 号 ${1 + (index % 6)} 栋 ${1 + (index % 4)} 单元 ${1 + (index % 9)} 号`,
      insurance: index % 11 === 0 ? 'none' : age >= 60 || age < 18 ? 'resident' : 'employee',
      ...(age < 14 ? { guardianName: `${Array.from(name)[0]}女士`, guardianRelation: '母亲' } : {}),
    },
    contract: marks.includes('k'),
    proof: proof === undefined ? undefined : PROOFS[proof],
    conditions: chronic === undefined ? [] : (CONDITIONS[chronic] ?? []),
    allergy: allergy === undefined ? undefined : ALLERGIES[allergy],
  };
}

/** Born some time in the year of life that makes the person so old on `day`. */
function idNumberFor(day: ClinicDay, { age, sex, index }: Sketch): string {
  const year = Number(day.slice(0, 4)) - age;
  const monthAndDay = day.endsWith('-02-29') ? '02-28' : day.slice(5);
  const birthDay = addDays(clinicDay(`${year}-${monthAndDay}`), -(20 + ((index * 37) % 320)));
  const sequence = String(101 + index * 2 + (sex === 1 ? 0 : 1)).padStart(3, '0');
  const first17 = `510104${birthDay.replaceAll('-', '')}${sequence}`;
  return first17 + checkCharacter(first17);
}
