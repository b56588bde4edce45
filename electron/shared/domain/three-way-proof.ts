import { addFen, type Fen, subtractFen, sumFen } from '../values/fen.ts';
import { DRUG_CATEGORIES, type DrugCategory, FEE_CATEGORIES, type FeeCategory } from './fee-categories.ts';
import { isInsuranceTender, TENDERS, type Tender } from './tenders.ts';

/** Sums over a period from raw rows, refunds counted with their sign. All in fen. */
export interface ThreeWayInput {
  /** Settled charges, before waivers. */
  readonly charges: Readonly<Record<FeeCategory, Fen>>;
  readonly payments: Readonly<Record<Tender, Fen>>;
  readonly waivedFen: Fen;
  /** Let off (+) or taken too much (−) by rounding cash. */
  readonly cashRoundingFen: Fen;
  /** Purchase cost of what went out to patients, returns taken off (positive on a usual day). */
  readonly drugCost: Readonly<Record<DrugCategory, Fen>>;
  /** Booked 拆零尾差: charged minus cost. */
  readonly splitRounding: Readonly<Record<DrugCategory, Fen>>;
  /**
   * Charge value of drugs settled in the period but not handed out in it (+), and of drugs handed out in
   * it that were or will be settled in another period (−): 已收未发 and 先诊疗后付费.
   */
  readonly drugPending: Readonly<Record<DrugCategory, Fen>>;
}

export type IdentityName = 'settled' | DrugCategory;

export interface ProofIdentity {
  readonly name: IdentityName;
  readonly left: Fen;
  readonly right: Fen;
  /** left − right; zero when it holds. */
  readonly difference: Fen;
}

export interface ThreeWayProof {
  readonly identities: readonly ProofIdentity[];
  readonly holds: boolean;
  /** For the sentence on the screen: 收款 (挂账 included) and 医保. */
  readonly moneyFen: Fen;
  readonly insuranceFen: Fen;
}

function identity(name: IdentityName, left: Fen, right: Fen): ProofIdentity {
  return { name, left, right, difference: subtractFen(left, right) };
}

/**
 * 三方相符. 'settled': charges = money by tender + insurance + waivers + booked cash rounding. For each kind of
 * drug: charged = purchase cost of what went out + booked split rounding + what is charged and still to be
 * handed out. Zero markup (零差率) is the second identity: nothing else stands between charge and cost.
 */
export function proveThreeWay(input: ThreeWayInput): ThreeWayProof {
  const insuranceFen = sumFen(
    TENDERS.filter((tender) => isInsuranceTender(tender)),
    (tender) => input.payments[tender],
  );
  const paid = sumFen(TENDERS, (tender) => input.payments[tender]);
  const identities = [
    identity(
      'settled',
      sumFen(FEE_CATEGORIES, (category) => input.charges[category]),
      addFen(paid, input.waivedFen, input.cashRoundingFen),
    ),
    ...DRUG_CATEGORIES.map((kind) =>
      identity(
        kind,
        input.charges[kind],
        addFen(input.drugCost[kind], input.splitRounding[kind], input.drugPending[kind]),
      ),
    ),
  ];
  return {
    identities,
    holds: identities.every((one) => one.difference === 0),
    moneyFen: subtractFen(paid, insuranceFen),
    insuranceFen,
  };
}
