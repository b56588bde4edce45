import { describe, expect, it } from 'vitest';
import { generateResidents } from '../../build/demo/population/residents.ts';
import { ageOn } from '../../electron/shared/domain/age.ts';
import { PROOFS_OF_GROUP } from '../../electron/shared/domain/priority.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';
import { findIdNumberFault, idNumber, readIdNumber } from '../../electron/shared/values/id-number.ts';

const onDay = clinicDay('2026-11-01');
const residents = generateResidents({ seed: 7, onDay });
const share = (ok: (resident: (typeof residents)[number]) => boolean) =>
  residents.filter(ok).length / residents.length;
const age = (resident: (typeof residents)[number]) => ageOn(resident.birthDay, onDay);

describe('the people of a demo station', () => {
  it('are the same for the same seed and others for another', () => {
    expect(generateResidents({ seed: 7, onDay })).toEqual(residents);
    expect(generateResidents({ seed: 8, onDay, count: 50 })).not.toEqual(residents.slice(0, 50));
    expect(residents).toHaveLength(5_500);
  });

  it('have valid identity numbers that are given once and agree with birth day and sex', () => {
    const numbers = residents.flatMap((one) => (one.idNumber === null ? [] : [one.idNumber]));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => findIdNumberFault(number) !== undefined)).toEqual([]);
    const wrong = residents.filter((one) => {
      if (one.idNumber === null) return one.idKind !== 'none';
      const { birthDay, sex } = readIdNumber(idNumber(one.idNumber));
      return birthDay !== one.birthDay || sex !== one.sex;
    });
    expect(wrong).toEqual([]);
  });

  it('have record numbers and agreements of their own', () => {
    const agreements = residents.flatMap((one) => (one.contract ? [one.contract.agreementNo] : []));
    expect(new Set(residents.map((one) => one.recordNo)).size).toBe(residents.length);
    expect(new Set(agreements).size).toBe(agreements.length);
  });

  it('are as old as an old quarter is', () => {
    expect(share((one) => age(one) >= 65)).toBeGreaterThan(0.2);
    expect(share((one) => age(one) >= 65)).toBeLessThan(0.24);
    expect(Math.max(...residents.map(age))).toBe(104);
    expect(residents.filter((one) => one.birthDay >= onDay)).toEqual([]);
  });

  it('give every child under 14 a guardian, and eight newborns no paper yet', () => {
    const newborns = residents.filter((one) => one.idKind === 'none');
    expect(newborns).toHaveLength(8);
    expect(newborns.filter((one) => !one.name.endsWith('之子') && !one.name.endsWith('之女'))).toEqual([]);
    expect(residents.filter((one) => age(one) < 14 && one.guardian === null)).toEqual([]);
    expect(residents.filter((one) => age(one) >= 14 && one.guardian !== null)).toEqual([]);
  });

  it('suffer, sign and hold papers in the expected shares', () => {
    const allergic = (substance: string) =>
      share((one) => one.allergies.some((allergy) => allergy.substance === substance));
    expect(allergic('青霉素')).toBeCloseTo(0.03, 2);
    expect(share((one) => one.credentials.some(({ group }) => group === 'veteran'))).toBeCloseTo(0.03, 2);
    expect(share((one) => one.credentials.some(({ group }) => group === 'soldier'))).toBeCloseTo(0.005, 2);
    expect(share((one) => one.credentials.some(({ group }) => group === 'special_family'))).toBeCloseTo(
      0.006,
      2,
    );
    const old = residents.filter((one) => age(one) >= 65);
    expect(old.filter((one) => one.contract).length / old.length).toBeCloseTo(0.7, 1);
    const papers = residents.flatMap((one) => one.credentials);
    expect(papers.filter(({ group, kind }) => !PROOFS_OF_GROUP[group].includes(kind))).toEqual([]);
  });

  it('include the names that break screens', () => {
    const names = residents.slice(0, 20).map((one) => one.name);
    expect(names).toContain('龚䶮');
    expect(names).toContain('蒲𬭎');
    expect(Array.from('阿卜杜热合曼·麦麦提图尔荪·阿卜杜热依木')).toHaveLength(20);
    expect(names).toContain('阿卜杜热合曼·麦麦提图尔荪·阿卜杜热依木');
  });

  it('live at addresses of 11 to 25 characters and have phones of 11 digits', () => {
    expect(residents.filter((one) => one.address.length < 11 || one.address.length > 25)).toEqual([]);
    expect(residents.filter((one) => !/^1\d{10}$/.test(one.phone))).toEqual([]);
  });
});
