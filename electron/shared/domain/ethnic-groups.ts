export interface EthnicGroup {
  /** `01` to `56` (GB/T 3304). */
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
}

const TABLE = `
01 汉族 han h
02 蒙古族 menggu mg
03 回族 hui h
04 藏族 zang z
05 维吾尔族 weiwuer wwe
06 苗族 miao m
07 彝族 yi y
08 壮族 zhuang z
09 布依族 buyi by
10 朝鲜族 chaoxian cx
11 满族 man m
12 侗族 dong d
13 瑶族 yao y
14 白族 bai b
15 土家族 tujia tj
16 哈尼族 hani hn
17 哈萨克族 hasake hsk
18 傣族 dai d
19 黎族 li l
20 傈僳族 lisu ls
21 佤族 wa w
22 畲族 she s
23 高山族 gaoshan gs
24 拉祜族 lahu lh
25 水族 shui s
26 东乡族 dongxiang dx
27 纳西族 naxi nx
28 景颇族 jingpo jp
29 柯尔克孜族 keerkezi kekz
30 土族 tu t
31 达斡尔族 dawoer dwe
32 仫佬族 mulao ml
33 羌族 qiang q
34 布朗族 bulang bl
35 撒拉族 sala sl
36 毛南族 maonan mn
37 仡佬族 gelao gl
38 锡伯族 xibo xb
39 阿昌族 achang ac
40 普米族 pumi pm
41 塔吉克族 tajike tjk
42 怒族 nu n
43 乌孜别克族 wuzibieke wzbk
44 俄罗斯族 eluosi els
45 鄂温克族 ewenke ewk
46 德昂族 deang da
47 保安族 baoan ba
48 裕固族 yugu yg
49 京族 jing j
50 塔塔尔族 tataer tte
51 独龙族 dulong dl
52 鄂伦春族 elunchun elc
53 赫哲族 hezhe hz
54 门巴族 menba mb
55 珞巴族 luoba lb
56 基诺族 jinuo jn
`;

/** The 56 ethnic groups of GB/T 3304, in the order of the standard. */
export const ETHNIC_GROUPS: readonly EthnicGroup[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = '', pinyin = '', initials = ''] = row.split(' ');
    return { code, name, pinyin, initials };
  });

/** By code, name, pinyin or initials, from the first letter; all of them for nothing typed. */
export function searchEthnicGroups(term: string): readonly EthnicGroup[] {
  const low = term.trim().toLowerCase();
  if (low === '') return ETHNIC_GROUPS;
  const rank = (group: EthnicGroup) => {
    if (group.code === low || group.name === low || `${low}族` === group.name) return 0;
    if (group.initials.startsWith(low) || group.name.startsWith(low)) return 1;
    return group.pinyin.startsWith(low) ? 2 : 9;
  };
  return ETHNIC_GROUPS.filter((group) => rank(group) < 9).sort((a, b) => rank(a) - rank(b));
}
