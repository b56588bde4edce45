/** Substances that share an allergy. `members` are parts of generic names; `cross` may react as well. */
interface AllergyGroup {
  readonly name: string;
  /** Other words for the group in a resident's record. */
  readonly aliases: readonly string[];
  readonly members: readonly string[];
  /** Groups that may react too: a warning, not a refusal. */
  readonly cross: readonly string[];
}

/** Groups of the package leaflets (说明书【禁忌】); a station's drug master may name further ones per drug. */
export const ALLERGY_GROUPS: readonly AllergyGroup[] = [
  {
    name: '青霉素类',
    aliases: ['青霉素', '盘尼西林'],
    members: ['青霉素', '西林', '舒巴坦', '克拉维酸', '他唑巴坦'],
    cross: ['头孢菌素类'],
  },
  {
    name: '头孢菌素类',
    aliases: ['头孢', '头孢类', '先锋霉素'],
    members: ['头孢'],
    cross: ['青霉素类'],
  },
  {
    name: '磺胺类',
    aliases: ['磺胺', '复方新诺明'],
    members: ['磺胺', '新诺明', '柳氮磺吡啶'],
    cross: [],
  },
  {
    name: '喹诺酮类',
    aliases: ['喹诺酮', '沙星'],
    members: ['沙星', '吡哌酸'],
    cross: [],
  },
  {
    name: '大环内酯类',
    aliases: ['大环内酯', '红霉素'],
    members: ['红霉素', '阿奇霉素', '克拉霉素', '乙酰螺旋霉素', '麦迪霉素', '交沙霉素'],
    cross: [],
  },
  {
    name: '氨基糖苷类',
    aliases: ['氨基糖苷', '链霉素', '庆大霉素'],
    members: ['链霉素', '庆大霉素', '阿米卡星', '卡那霉素', '妥布霉素', '新霉素', '依替米星'],
    cross: [],
  },
  {
    name: '四环素类',
    aliases: ['四环素'],
    members: ['四环素', '多西环素', '米诺环素', '土霉素'],
    cross: [],
  },
  {
    name: '硝基咪唑类',
    aliases: ['硝基咪唑', '甲硝唑'],
    members: ['甲硝唑', '替硝唑', '奥硝唑'],
    cross: [],
  },
  {
    name: '解热镇痛药',
    aliases: ['解热镇痛', '非甾体抗炎药', '阿司匹林', '布洛芬', '去痛片', '安乃近'],
    members: [
      '阿司匹林',
      '布洛芬',
      '双氯芬酸',
      '吲哚美辛',
      '萘普生',
      '洛索洛芬',
      '美洛昔康',
      '安乃近',
      '氨基比林',
      '索米痛',
    ],
    cross: ['对乙酰氨基酚'],
  },
  {
    name: '对乙酰氨基酚',
    aliases: ['扑热息痛'],
    members: ['对乙酰氨基酚', '氨酚', '酚麻', '氨咖黄敏'],
    cross: ['解热镇痛药'],
  },
  {
    name: '普鲁卡因类',
    aliases: ['普鲁卡因'],
    members: ['普鲁卡因', '丁卡因', '苯佐卡因'],
    cross: [],
  },
  {
    name: '碘',
    aliases: ['碘剂', '碘酒', '碘伏', '造影剂'],
    members: ['碘'],
    cross: [],
  },
];

/** Records that say there is no allergy. */
const NO_ALLERGY = ['', '无', '否认', '不详', '未知', '无过敏史', '否认过敏史'];

export type AllergyMatch = 'same' | 'cross';

export interface AllergyDrug {
  readonly genericName: string;
  readonly tradeName?: string | undefined;
  /** Groups from the drug master, besides those that the name gives. */
  readonly allergyGroups: readonly string[];
}

function groupsOfDrug(drug: AllergyDrug): AllergyGroup[] {
  return ALLERGY_GROUPS.filter(
    (group) =>
      drug.allergyGroups.includes(group.name) ||
      group.members.some((member) => drug.genericName.includes(member)),
  );
}

function groupsOfSubstance(substance: string): AllergyGroup[] {
  return ALLERGY_GROUPS.filter((group) =>
    [group.name, ...group.aliases, ...group.members].some((word) => substance.includes(word)),
  );
}

/**
 * Whether a recorded allergy speaks against a drug: 'same' when the record names the drug, its trade name or
 * a substance of its group (青霉素 → 阿莫西林), 'cross' when a related group may react (青霉素 → 头孢).
 * Records that say 无 or 否认 match nothing.
 */
export function matchAllergy(substance: string, drug: AllergyDrug): AllergyMatch | undefined {
  const text = substance.trim();
  if (NO_ALLERGY.includes(text)) return undefined;
  if (drug.genericName.includes(text) || drug.tradeName?.includes(text)) return 'same';
  if (drug.allergyGroups.includes(text)) return 'same';
  const recorded = groupsOfSubstance(text);
  const ofDrug = groupsOfDrug(drug);
  if (recorded.some((group) => ofDrug.includes(group))) return 'same';
  const crossing = recorded.some((group) => ofDrug.some((other) => group.cross.includes(other.name)));
  return crossing ? 'cross' : undefined;
}
