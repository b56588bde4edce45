import type { RefusalTexts } from './refusal-text.ts';
import { residentsExchangeTexts } from './residents-exchange.ts';

const ID_NUMBER_FAULTS: Readonly<Record<string, string>> = {
  length: '证件号码不是 18 位。请数一数，再照证件补齐。',
  characters: '证件号码里有不该有的字。请照证件重打，最后一位可以是 X。',
  birth: '证件号码里的出生日期不存在。请看第 7 到 14 位是否打错。',
  check: '证件号码的校验位不对，至少错了一位。请照证件从头核对一遍。',
  kind: '这个号码不是所选的证件种类。请换证件种类，或核对号码开头两位。',
};

export const residentsTexts = {
  'residents.not-found': () => '没有这份档案。请重新查找，或新建档案。',
  'residents.id-number-wrong': (d) =>
    ID_NUMBER_FAULTS[String(d.fault)] ?? '证件号码不对。请照证件核对后重打。',
  'residents.id-number-missing': () => '还没有证件号码。请读卡或照证件打上；没有证件，把种类换成“无证件”。',
  'residents.duplicate-id': (d) =>
    `这个证件号码已有档案 ${d.recordNo ?? ''}（${d.name ?? ''}）。请直接用那一份，不要再建。`,
  'residents.birth-in-future': (d) => `出生日期 ${d.birthDay ?? ''} 还没有到。请核对年月日。`,
  'residents.birth-too-early': (d) => `出生日期 ${d.birthDay ?? ''} 太早，超过 130 岁。请核对年份。`,
  'residents.birth-missing': () => '出生日期没有打，或认不出。请打 8 位数字，如 19540312。',
  'residents.sex-missing': () => '还没有性别。请选一项，不清楚可选“未知”。',
  'residents.card-says-otherwise': (d) =>
    d.field === 'sex'
      ? `证件上的性别是${d.card === 1 ? '男' : '女'}，与所选不同。请以证件为准，或核对号码。`
      : `证件上的出生日期是 ${d.card ?? ''}，与所填不同。请以证件为准，或核对号码。`,
  'residents.guardian-missing': () => '不满 14 岁、没有证件的，要有监护人。请填监护人姓名和关系。',
  'residents.wrong-proof': () => '这种凭证不能证明这个群体。请换凭证种类或换群体。',
  'residents.credential-lapsed': (d) =>
    `这份凭证 ${d.validTo ?? ''} 已经到期。请查看新证；没有新证，按普通挂号。`,
  'residents.contract-period': () => '签约的止日在起日之前。请核对起止日期。',
  'residents.contract-overlaps': (d) => `这段时间已有签约 ${d.agreementNo ?? ''}。请把起日改到它到期之后。`,
  'residents.agreement-taken': (d) => `协议号 ${d.agreementNo ?? ''} 已经用过。请核对协议书上的号码。`,
  'residents.condition-known': (d) => `${d.name ?? '这个病'} 已经登记过。不用再记一次。`,
  'residents.allergy-known': (d) => `${d.substance ?? '这种物质'}过敏已经登记过。不用再记一次。`,
  'residents.number-on-merged': () =>
    '这个证件号码在已合并进来的那份档案上。请先拆回合并，再以有证件的一份为准重新合并。',
  'residents.guardian-id-wrong': (d) =>
    `监护人的证件号码不对。${ID_NUMBER_FAULTS[String(d.fault)] ?? '请照证件核对。'}`,
  'residents.card-taken': (d) =>
    `这张卡已登记在档案 ${d.recordNo ?? ''}（${d.name ?? ''}）。请核对卡号；若是同一个人，用“比对合并”。`,
  'residents.merged-away': (d) => `这份档案已并入 ${d.recordNo ?? '另一份'}。请打开那一份再改。`,
  'residents.no-such-entry': () => '没有这一条记录。请重新打开档案再试。',
  'residents.entry-ended': () => '这一条已经终止，原样留在档案里。若情况有变，请另记一条。',
  'residents.credential-not-later': (d) =>
    `新凭证的有效期不晚于旧凭证（${d.validTo ?? ''}）。请照新证核对止日；旧证记错了，先撤销再添加。`,
  'residents.merge-same-record': () => '这是同一份档案，不用合并。请另选一份来比对。',
  'residents.merge-two-numbers': (d) =>
    `${d.kept ?? ''} 与 ${d.merged ?? ''} 各有一个有效的身份证号，应是两个人。确有一个号登记错了，请站长来合并。`,
  'residents.merge-keep-other': (d) => `只有 ${d.recordNo ?? '另一份'} 登记了证件。请保留那一份，再合并。`,
  'residents.merge-both-waiting': (d) =>
    `${d.first ?? ''} 号与 ${d.second ?? ''} 号今天都在排队。请先退掉或办完其中一个号，再合并。`,
  'residents.no-such-merge': () => '没有这次合并。请重新打开档案再试。',
  'residents.merge-undone': () => '这次合并已经拆回。请重新打开档案查看。',
  ...residentsExchangeTexts,
} satisfies RefusalTexts<'residents'>;
