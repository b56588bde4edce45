import { describe, expect, it } from 'vitest';
import { COMMON_DIAGNOSES } from '../../electron/services/consultation/icd10/common-diagnoses.ts';
import { ICD10 } from '../../electron/services/consultation/icd10/icd10-3char.ts';
import { LIMITED_CODES } from '../../electron/services/practice/catalogue/dose-limits.ts';
import type { CatalogueDrug } from '../../electron/services/practice/catalogue/drug.ts';
import { eanCheckDigit } from '../../electron/services/practice/catalogue/drug-codes.ts';
import { CATALOGUE_DRUGS } from '../../electron/services/practice/catalogue/drugs.ts';
import { CATALOGUE_INTERACTIONS } from '../../electron/services/practice/catalogue/interactions.ts';
import { CATALOGUE_SERVICE_ITEMS } from '../../electron/services/practice/catalogue/service-items.ts';
import { CATALOGUE_CLINICS, CATALOGUE_STAFF } from '../../electron/services/practice/catalogue/staff.ts';
import { CATALOGUE_SUPPLIERS, licenceToDay } from '../../electron/services/practice/catalogue/suppliers.ts';
import { CATALOGUE_WAIVER_RULES } from '../../electron/services/practice/catalogue/waiver-rules.ts';
import { FREQUENCIES } from '../../electron/shared/domain/dosing.ts';
import { checkGeneralFee } from '../../electron/shared/domain/fee-categories.ts';
import { clinicDay } from '../../electron/shared/values/clinic-day.ts';

const codesOf = (ok: (drug: CatalogueDrug) => boolean) =>
  CATALOGUE_DRUGS.filter((drug) => !ok(drug)).map((drug) => drug.code);

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => value !== '' && values.indexOf(value) !== index);
}

describe('the drugs of the catalogue', () => {
  it('are about 120: mostly western, some Chinese patent, a few herbs', () => {
    const count = (drugClass: string) => CATALOGUE_DRUGS.filter((drug) => drug.class === drugClass).length;
    expect([count('western'), count('patent'), count('herbal')]).toEqual([94, 28, 6]);
  });

  it('have numbers of their own', () => {
    for (const key of ['code', 'barcode', 'approvalNo', 'standardCode', 'insuranceCode'] as const) {
      expect({ key, repeated: repeated(CATALOGUE_DRUGS.map((drug) => drug[key])) }).toEqual({
        key,
        repeated: [],
      });
    }
  });

  it('have numbers in their official form, and a right EAN check digit', () => {
    const herbal = (drug: CatalogueDrug) => drug.class === 'herbal';
    expect(
      codesOf(
        (drug) =>
          /^\d{13}$/.test(drug.barcode) && drug.barcode.endsWith(eanCheckDigit(drug.barcode.slice(0, 12))),
      ),
    ).toEqual([]);
    expect(
      codesOf((drug) =>
        herbal(drug) ? drug.approvalNo === '' : /^国药准字[HZS]\d{8}$/.test(drug.approvalNo),
      ),
    ).toEqual([]);
    expect(
      codesOf((drug) => (herbal(drug) ? drug.standardCode === '' : /^86\d{12}$/.test(drug.standardCode))),
    ).toEqual([]);
    expect(codesOf((drug) => drug.maker.endsWith('（演示）'))).toEqual([]);
    expect(eanCheckDigit('690123456789')).toBe('2');
  });

  it('say in their specification how many smallest units a pack holds', () => {
    expect(
      codesOf(({ spec, packSize, smallUnit, class: drugClass }) => {
        const [, size, unit] = /×(\d+)(\D+)$/.exec(spec) ?? [];
        if (size !== undefined) return Number(size) === packSize && unit === smallUnit;
        return drugClass === 'herbal' ? packSize === 1_000 : packSize === 1;
      }),
    ).toEqual([]);
  });

  it('say in their specification how strong one tablet or capsule is', () => {
    expect(
      codesOf(({ form, spec, strengthMilli, doseUnit }) => {
        if (!/片($|\()|胶囊/.test(form) || form === '饮片' || spec.startsWith('复方')) return true;
        const [, strength, unit] = /^([\d.]+)(mg|g|μg)×/.exec(spec) ?? [];
        return Math.round(Number(strength) * 1_000) === strengthMilli && unit === doseUnit;
      }),
    ).toEqual([]);
  });

  it('have prices, doses and stock limits that make sense', () => {
    expect(codesOf((drug) => drug.price > 0 && drug.price < 1_200_000)).toEqual([]);
    expect(codesOf((drug) => drug.minStockQty > 0 && drug.minStockQty < drug.maxStockQty)).toEqual([]);
    expect(
      codesOf((drug) => drug.minStockQty % drug.packSize === 0 && drug.maxStockQty % drug.packSize === 0),
    ).toEqual([]);
    expect(
      codesOf((drug) => drug.defaultDoseMilli <= drug.strengthMilli * 10 || drug.class === 'herbal'),
    ).toEqual([]);
  });

  it('allow long-term prescriptions for no antibiotic and no controlled drug', () => {
    expect(
      codesOf(
        (drug) => !drug.longTermAllowed || (drug.antibioticGrade === 'none' && drug.control === 'none'),
      ),
    ).toEqual([]);
  });

  it('keep the price of a known drug to the fourth decimal', () => {
    const of = (code: string) => CATALOGUE_DRUGS.find((drug) => drug.code === code);
    expect(of('W001')).toMatchObject({
      genericName: '苯磺酸氨氯地平片',
      strengthMilli: 5_000,
      packSize: 28,
      price: 39_200,
    });
    expect(of('P001')).toMatchObject({ genericName: '蒲地蓝消炎口服液', price: 213_375 });
  });
});

describe('the rest of the catalogue', () => {
  it('prices every service once, and only queue items have a queue', () => {
    expect(repeated(CATALOGUE_SERVICE_ITEMS.map((item) => item.code))).toEqual([]);
    expect(repeated(CATALOGUE_SERVICE_ITEMS.map((item) => item.name))).toEqual([]);
    expect(CATALOGUE_SERVICE_ITEMS.filter((item) => item.priceFen <= 0)).toEqual([]);
    const queued = (point: string | null) =>
      new Set(CATALOGUE_SERVICE_ITEMS.filter((item) => item.point === point).map((item) => item.category));
    expect([queued('lab'), queued('examination')]).toEqual([new Set(['lab']), new Set(['examination'])]);
  });

  it('covers by 一般诊疗费 what that fee merges', () => {
    const line = (code: string) => {
      const item = CATALOGUE_SERVICE_ITEMS.find((one) => one.code === code);
      if (!item) throw new Error(code);
      const inGeneralFee = item.purpose === 'injection' || item.purpose === 'pharmacy_service';
      return { chargeKey: code, category: item.category, inGeneralFee };
    };
    expect(checkGeneralFee(['YB01', 'GH01', 'ZC01', 'ZL01', 'QT03', 'ZL05'].map(line))).toEqual({
      ok: false,
      reason: 'covered',
      chargeKeys: ['GH01', 'ZC01', 'ZL01', 'QT03'],
    });
  });

  it('has one approved supplier, six people and a room for each', () => {
    expect(CATALOGUE_SUPPLIERS.filter((one) => one.approved).map((one) => one.licenceNo)).toEqual([
      '川AA0280117',
    ]);
    expect(CATALOGUE_STAFF.map((one) => one.name)).toEqual([
      '李慧',
      '刘文涛',
      '何静',
      '张敏',
      '王丽',
      '陈思',
    ]);
    const rooms = CATALOGUE_CLINICS.map((one) => one.code);
    expect(CATALOGUE_STAFF.filter((one) => !rooms.includes(one.clinicCode))).toEqual([]);
  });

  it('dates licences and papers by the day on which the station begins', () => {
    for (const [day, ends] of [
      ['2026-11-20', ['2028-04-30', '2027-09-30', '2025-12-31']],
      ['2035-01-31', ['2036-06-30', '2035-11-30', '2034-02-28']],
    ] as const) {
      expect(CATALOGUE_SUPPLIERS.map((one) => licenceToDay(one, clinicDay(day)))).toEqual(ends);
    }
    const bases = CATALOGUE_WAIVER_RULES.map(({ basis }) => basis(clinicDay('2019-05-01')));
    expect(bases).toEqual(['家庭医生签约服务协议（演示）', '中心〔2018〕7号（演示）']);
  });

  it('waives what is on the price list', () => {
    const items = CATALOGUE_SERVICE_ITEMS.map((item) => item.code);
    expect(CATALOGUE_WAIVER_RULES.map((rule) => [rule.category, rule.itemCode, rule.percent])).toEqual([
      ['registration', null, 100],
      ['examination', 'JC01', 50],
    ]);
    expect(items).toContain('JC01');
  });

  it('gives no usual dose beyond the limits, for some fifty well-known drugs', () => {
    const limited = CATALOGUE_DRUGS.filter((drug) => drug.maxDailyDoseMilli !== null);
    expect(limited.map((drug) => drug.code)).toEqual(LIMITED_CODES);
    expect(limited.length).toBeGreaterThan(40);
    const perDay = ({ defaultDoseMilli, defaultFrequency }: CatalogueDrug) =>
      defaultDoseMilli *
      Math.ceil(FREQUENCIES[defaultFrequency].doses / FREQUENCIES[defaultFrequency].everyDays);
    expect(
      codesOf(
        (drug) =>
          drug.defaultDoseMilli <= (drug.maxSingleDoseMilli ?? Infinity) &&
          perDay(drug) <= (drug.maxDailyDoseMilli ?? Infinity) &&
          (drug.maxSingleDoseMilli ?? 0) <= (drug.maxDailyDoseMilli ?? Infinity),
      ),
    ).toEqual([]);
    expect(CATALOGUE_DRUGS.find((drug) => drug.genericName === '对乙酰氨基酚片')).toMatchObject({
      doseUnit: 'g',
      maxSingleDoseMilli: 1_000,
      maxDailyDoseMilli: 4_000,
    });
  });

  it('lists each pair of interacting drugs once', () => {
    expect(repeated(CATALOGUE_INTERACTIONS.map(({ a, b }) => [a, b].sort().join('+')))).toEqual([]);
  });
});

describe('diagnoses', () => {
  it('are the three-character list, with daggers and asterisks apart', () => {
    expect(ICD10).toHaveLength(1_586);
    expect(repeated(ICD10.map((one) => one.code))).toEqual([]);
    expect(ICD10.filter((one) => !/^[A-Z]\d\d$/.test(one.code) || one.name === '')).toEqual([]);
    expect(ICD10.find((one) => one.code === 'A17')).toEqual({
      code: 'A17',
      name: '神经系统的结核',
      mark: 'dagger',
    });
    expect(ICD10.find((one) => one.code === 'I10')).toEqual({
      code: 'I10',
      name: '特发性(原发性)高血压',
      mark: 'none',
    });
  });

  it('that are common exist, and so does all that is prescribed for them', () => {
    const known = new Set(ICD10.filter((one) => one.mark !== 'asterisk').map((one) => one.code));
    expect(COMMON_DIAGNOSES.filter((one) => !known.has(one.code))).toEqual([]);
    expect(repeated(COMMON_DIAGNOSES.map((one) => one.code))).toEqual([]);
    const drugs = new Map(CATALOGUE_DRUGS.map((drug) => [drug.code, drug]));
    const wishes = COMMON_DIAGNOSES.flatMap((one) => [...one.drugs, ...one.childDrugs]);
    const wrong = wishes.filter(({ anyOf, days }) =>
      anyOf.some((code) => !drugs.has(code) || (days > 7 && !drugs.get(code)?.longTermAllowed)),
    );
    expect(wrong).toEqual([]);
    const items = new Set(CATALOGUE_SERVICE_ITEMS.map((item) => item.code));
    const done = COMMON_DIAGNOSES.flatMap((one) => [...one.tests, ...one.treatments]);
    expect(done.filter(({ itemCode }) => !items.has(itemCode))).toEqual([]);
  });
});
