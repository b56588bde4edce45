import { formatSex } from '../../../components/format.ts';

interface Somebody {
  readonly name: string;
  readonly sex: 0 | 1 | 2 | 9;
  readonly age: string;
}

/** The name; at the door some are only a number yet. */
export function nameOf({ name }: Pick<Somebody, 'name'>): string {
  return name === '' ? '未报姓名' : name;
}

/** 女 72 岁; nothing of those whom the door does not know. */
export function sexAndAge({ sex, age }: Pick<Somebody, 'sex' | 'age'>): string {
  if (age === '') return '';
  return sex === 0 ? age : `${formatSex(sex)} ${age}`;
}
