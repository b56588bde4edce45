import { useEffect, useMemo, useState } from 'react';
import type { Role } from '../../electron/shared/contract/define.ts';
import { call } from '../api/client.ts';
import { useTask } from '../api/commands.ts';
import { useStation } from '../api/station.tsx';
import { formatFen, formatReceiptNo, formatSex } from '../components/format.ts';
import type { IconName } from '../components/Icon.tsx';
import { useLargeType } from '../components/large-type.tsx';
import { type DeskRequest, useOpenDesk } from '../components/open-desk.tsx';
import { useTell } from '../components/told-line.tsx';
import { DESKS, mayUse } from './desks.ts';
import { useSignOut } from './use-sign-out.ts';

export interface Hit {
  readonly key: string;
  readonly group: '台' | '操作' | '居民' | '药品' | '收据';
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
  /** Where it leads. */
  readonly where: string;
  readonly run: () => void;
}

type Open = (desk: string, request?: DeskRequest) => void;

/** What fits the term: what is at hand first, what is asked of the main process as it comes. */
export function useHits(term: string, changePassword: () => void): readonly Hit[] {
  const open = useOpenDesk();
  const roles = useStation().me?.roles ?? NOBODY;
  const actions = useActions(roles, open, changePassword);
  const [found, setFound] = useState<{ readonly term: string; readonly hits: readonly Hit[] }>();
  useEffect(() => {
    let wanted = true;
    if (term !== '') {
      void searchEverywhere(term, roles, open).then((hits) => wanted && setFound({ term, hits }));
    }
    return () => {
      wanted = false;
    };
  }, [term, roles, open]);
  return useMemo(() => {
    const low = term.toLowerCase();
    const near = actions.filter((hit) => low === '' || hit.title.includes(term) || hit.key.includes(low));
    return term === '' ? near : [...(found?.hits ?? []), ...near];
  }, [term, actions, found]);
}

const NOBODY: readonly Role[] = [];

function useActions(roles: readonly Role[], open: Open, changePassword: () => void): readonly Hit[] {
  const signOut = useSignOut();
  const { toggle } = useLargeType();
  const { run: backUp } = useTask('backup.now');
  const tell = useTell();
  return useMemo(() => {
    const desks = DESKS.filter((desk) => mayUse(desk, roles)).map(
      (desk): Hit => ({
        key: `desk ${desk.id} ${desk.key.toLowerCase()}`,
        group: '台',
        icon: desk.icon,
        title: `${desk.name}台`,
        detail: '',
        where: desk.key,
        run: () => open(desk.id),
      }),
    );
    const action = (key: string, icon: IconName, title: string, where: string, run: () => void): Hit => ({
      key: `action ${key}`,
      group: '操作',
      icon,
      title,
      detail: '',
      where,
      run,
    });
    return [
      ...desks,
      action('hr signout', 'user', '换人', 'Alt Q', signOut),
      action('dz large', 'screen', '大字', 'Alt +', toggle),
      action('gmm password', 'lock', '改密码', '', changePassword),
      action(
        'bf backup',
        'shield',
        '现在备份',
        '',
        () =>
          void backUp({}).then((made) =>
            made ? tell(`备份好了：${made.name}，已试读`) : tell('备份没有做成，原来的备份还在', 'bad'),
          ),
      ),
    ];
  }, [roles, open, changePassword, signOut, toggle, backUp, tell]);
}

/** Each search apart: one that this person may not do, or that fails, leaves the others. */
async function searchEverywhere(term: string, roles: readonly Role[], open: Open): Promise<readonly Hit[]> {
  const may = (role: Role) => roles.includes(role);
  const kinds = await Promise.all([
    findResidents(term, roles, open).catch(() => []),
    findDrugs(term, roles, open).catch(() => []),
    may('front_desk') || may('head') ? findReceipts(term, open).catch(() => []) : [],
  ]);
  return kinds.flat();
}

async function findResidents(term: string, roles: readonly Role[], open: Open): Promise<Hit[]> {
  const { rows } = await call('residents.search', { term });
  const desk = roles.includes('front_desk') || roles.includes('head') ? 'registration' : 'residents';
  return rows.slice(0, 8).map((row) => ({
    key: `resident ${row.residentId}`,
    group: '居民',
    icon: 'people',
    title: row.name,
    detail: `${formatSex(row.sex)} ${row.age} · ${row.maskedIdNumber}`,
    where: desk === 'registration' ? '挂号' : '居民',
    run: () => open(desk, { residentId: row.residentId }),
  }));
}

async function findDrugs(term: string, roles: readonly Role[], open: Open): Promise<Hit[]> {
  const rows = await call('storeroom.searchDrugs', { term });
  const keeper = roles.includes('pharmacist') || roles.includes('head');
  return rows.slice(0, 6).map((row) => ({
    key: `drug ${row.drugId}`,
    group: '药品',
    icon: 'pill',
    title: row.genericName,
    detail: `${row.spec} · 可用 ${row.availableQty} ${row.smallUnit}`,
    where: keeper ? '药库' : '',
    run: () => {
      if (keeper) open('storeroom', { drugId: row.drugId });
    },
  }));
}

async function findReceipts(term: string, open: Open): Promise<Hit[]> {
  const rows = await call('cashier.findReceipt', { term });
  return rows.slice(0, 6).map((row) => ({
    key: `receipt ${row.receiptId}`,
    group: '收据',
    icon: 'cash',
    title: `№ ${formatReceiptNo(row.number)}`,
    detail: `${row.name} · ${formatFen(row.netFen)}`,
    where: '收费',
    run: () => open('cashier', { receiptId: row.receiptId, visitId: row.visitId }),
  }));
}
