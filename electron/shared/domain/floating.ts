/** The county level and above: 自治州, 地区 and 盟 stand beside 市; 县 and 旗 beside 区. */
const CITY = /((?:(?![区县旗])\p{Script=Han}){2,8}?(?:自治州|地区|盟|市))/u;
const PROVINCE = /^(\p{Script=Han}{2,7}?(?:自治区|省))/u;
const COUNTY = /(\p{Script=Han}{1,9}?(?:自治县|自治旗|区|县|旗|市))/u;

interface Region {
  readonly province: string;
  readonly city: string;
  readonly county: string;
}

/**
 * Whether somebody lives away from the registered home (流动人口): 现住址 lies in another province or city than
 * 户籍地址, or in another county. Districts of one city count as one place (市辖区内人户分离 is none). Where an
 * address leaves its city out, other districts are taken for the same city's, unless the other one begins with
 * its province: people write that of places far away. Two addresses are needed; one alone says nothing.
 */
export function isFloating(address: string, householdAddress: string): boolean {
  if (address.trim() === '' || householdAddress.trim() === '') return false;
  const here = regionOf(address);
  const home = regionOf(householdAddress);
  if (differ(here.province, home.province) || differ(here.city, home.city)) return true;
  if (!differ(here.county, home.county)) return false;
  if (!here.county.endsWith('区') || !home.county.endsWith('区')) return true;
  if (here.city !== '' && home.city !== '') return false;
  return here.province !== home.province;
}

function differ(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}

function regionOf(text: string): Region {
  let rest = text.replace(/\s+/g, '');
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (!found || found.index > 0) return '';
    rest = rest.slice(found[0].length);
    return found[0];
  };
  const province = take(PROVINCE);
  const city = take(CITY);
  return { province, city, county: take(COUNTY) };
}
