import type { Random } from './random.ts';

/** Streets of the station's own quarter. */
const STREETS = [
  '书院西街',
  '书院东街',
  '惜字宫南街',
  '天涯石南街',
  '天涯石北街',
  '福字街',
  '玉成街',
  '四圣祠北街',
  '庆云南街',
  '庆云北街',
  '桂王桥南街',
  '东较场街',
  '落虹桥街',
  '武成大街',
  '梓潼桥正街',
  '红星路二段',
  '蜀都大道东风路',
];

/** Region codes of identity cards and the place they name, with shares of a thousand. */
const REGIONS: readonly (readonly [code: string, place: string, perMille: number])[] = [
  ['510104', '成都市锦江区', 420],
  ['510105', '成都市青羊区', 60],
  ['510106', '成都市金牛区', 60],
  ['510107', '成都市武侯区', 50],
  ['510108', '成都市成华区', 90],
  ['510112', '成都市龙泉驿区', 30],
  ['510114', '成都市新都区', 25],
  ['510121', '成都市金堂县', 30],
  ['510131', '成都市蒲江县', 10],
  ['510184', '成都市崇州市', 20],
  ['510185', '简阳市石桥镇', 25],
  ['510623', '德阳市中江县', 35],
  ['510922', '遂宁市射洪县', 20],
  ['511025', '内江市资中县', 25],
  ['511323', '南充市蓬安县', 25],
  ['512081', '简阳市新市镇', 25],
  ['500112', '重庆市渝北区', 20],
  ['420106', '武汉市武昌区', 10],
  ['330106', '杭州市西湖区', 5],
  ['653101', '喀什市恰萨街道', 5],
  ['513221', '阿坝州汶川县', 10],
];

const VILLAGES = ['新华街', '人民路', '建设路', '解放街', '幸福村二组', '红旗村五组', '光明村一组'];

export function drawRegion(random: Random): { readonly code: string; readonly place: string } {
  const [code, place] = random.weighted(REGIONS, ([, , perMille]) => perMille);
  return { code, place };
}

/** Like 锦江区惜字宫南街52号3栋2单元5号: 11 to 25 characters. */
export function drawAddress(random: Random): string {
  const street = `锦江区${random.pick(STREETS)}${random.int(1, 198)}号`;
  if (random.chance(0.04)) return `${street}附${random.int(1, 12)}号`;
  return `${street}${random.int(1, 9)}栋${random.int(1, 4)}单元${random.int(1, 18)}${random.chance(0.5) ? '号' : '楼1号'}`;
}

export function drawHouseholdAddress(random: Random, place: string): string {
  return `${place}${random.pick(VILLAGES)}${random.int(1, 160)}号`;
}

export function drawPhone(random: Random): string {
  const prefix = random.pick([
    '130',
    '131',
    '135',
    '136',
    '137',
    '138',
    '139',
    '150',
    '151',
    '158',
    '159',
    '180',
    '181',
    '186',
    '189',
  ]);
  return prefix + String(random.int(0, 99_999_999)).padStart(8, '0');
}
