import type { FeeCategory } from '../../../shared/domain/fee-categories.ts';
import { type Fen, fen } from '../../../shared/values/fen.ts';

/** What the fee rules must know of an item: 一般诊疗费 merges the other four. */
export type ServicePurpose =
  | 'registration'
  | 'emergency_registration'
  | 'consultation'
  | 'general_fee'
  | 'injection'
  | 'pharmacy_service';

export interface CatalogueServiceItem {
  readonly code: string;
  readonly name: string;
  readonly category: FeeCategory;
  readonly unit: string;
  readonly priceFen: Fen;
  /** The queue that a paid order enters. */
  readonly point: 'lab' | 'examination' | null;
  readonly purpose: ServicePurpose | null;
}

type Row = readonly [code: string, name: string, unit: string, priceFen: number, purpose?: ServicePurpose];

function group(
  category: FeeCategory,
  point: CatalogueServiceItem['point'],
  rows: readonly Row[],
): readonly CatalogueServiceItem[] {
  return rows.map(([code, name, unit, priceFen, purpose]) => ({
    code,
    name,
    category,
    unit,
    priceFen: fen(priceFen),
    point,
    purpose: purpose ?? null,
  }));
}

/** The station's published price list (物价公示); drugs are priced by their batches. */
export const CATALOGUE_SERVICE_ITEMS: readonly CatalogueServiceItem[] = [
  ...group('registration', null, [
    ['GH01', '普通门诊挂号', '次', 200, 'registration'],
    ['GH02', '急诊挂号', '次', 300, 'emergency_registration'],
  ]),
  ...group('consultation', null, [
    ['ZC01', '全科诊察', '次', 500, 'consultation'],
    ['ZC02', '中医辨证诊察', '次', 800, 'consultation'],
  ]),
  ...group('general_fee', null, [['YB01', '一般诊疗费', '次', 1_000, 'general_fee']]),
  ...group('examination', 'examination', [
    ['JC01', '常规心电图', '次', 2_000],
    ['JC02', '腹部B超', '次', 4_500],
    ['JC03', '泌尿系B超', '次', 4_500],
    ['JC04', '甲状腺B超', '次', 4_500],
    ['JC05', '骨密度测定', '次', 4_000],
    ['JC06', '肺功能筛查', '次', 3_500],
    ['JC07', '眼底照相', '单侧', 2_000],
  ]),
  ...group('lab', 'lab', [
    ['HY01', '葡萄糖测定（静脉血）', '项', 500],
    ['HY02', '葡萄糖测定（末梢血）', '项', 400],
    ['HY03', '尿常规', '项', 800],
    ['HY04', '血常规', '项', 1_800],
    ['HY05', '糖化血红蛋白测定', '项', 3_800],
    ['HY06', '血脂四项', '组', 2_400],
    ['HY07', '肝功能五项', '组', 2_500],
    ['HY08', '肾功能三项', '组', 1_800],
    ['HY09', '血尿酸测定', '项', 600],
    ['HY10', '粪便常规加隐血', '项', 900],
    ['HY11', 'C反应蛋白测定', '项', 1_500],
    ['HY12', '甲型流感病毒抗原检测', '项', 3_000],
    ['HY13', '尿妊娠试验', '项', 700],
  ]),
  ...group('treatment', null, [
    ['ZL01', '肌肉注射', '次', 300, 'injection'],
    ['ZL02', '皮下注射', '次', 300, 'injection'],
    ['ZL03', '静脉输液', '组', 800, 'injection'],
    ['ZL04', '皮内试验', '次', 300, 'injection'],
    ['ZL05', '换药（小）', '次', 800],
    ['ZL06', '换药（中）', '次', 1_500],
    ['ZL07', '雾化吸入', '次', 600],
    ['ZL08', '普通针刺', '次', 1_500],
    ['ZL09', '拔罐', '次', 800],
    ['ZL10', '艾灸', '次', 1_000],
    ['ZL11', '推拿（颈肩）', '次', 2_000],
    ['ZL12', '红外线照射', '次', 600],
    ['ZL13', '外耳道冲洗', '次', 1_000],
    ['ZL14', '拆线', '次', 800],
  ]),
  ...group('surgery', null, [
    ['SS01', '清创缝合（小）', '次', 4_500],
    ['SS02', '浅表脓肿切开引流', '次', 4_000],
  ]),
  ...group('material', null, [
    ['CL01', '一次性注射器 5ml', '支', 60],
    ['CL02', '一次性输液器', '套', 180],
    ['CL03', '雾化面罩', '个', 650],
    ['CL04', '无菌敷料 10×10cm', '片', 120],
    ['CL05', '弹力绷带', '卷', 480],
  ]),
  ...group('other', null, [
    ['QT01', '门诊病历本', '本', 50],
    ['QT02', '上门出诊', '次', 1_500],
    ['QT03', '药事服务', '次', 100, 'pharmacy_service'],
  ]),
];
