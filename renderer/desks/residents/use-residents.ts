import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useStation } from '../../api/station.tsx';
import { type DeskRequest, useDeskRequest } from '../../components/open-desk.tsx';
import { useTell } from '../../components/told-line.tsx';

export type DialogName =
  | 'contracts'
  | 'conditions'
  | 'allergies'
  | 'credentials'
  | 'visits'
  | 'due'
  | 'undo'
  | 'import'
  | 'export';

export type Mode = 'look' | 'edit' | 'new';

/** Shows beside the record: what is read with it, and what the desk is doing with it. */
export function useResidents() {
  const [term, setTerm] = useState('');
  const [residentId, setResidentId] = useState<ResidentId>();
  const [mode, setMode] = useState<Mode>('look');
  const [dialog, setDialog] = useState<DialogName>();
  const [comparedWith, setComparedWith] = useState<ResidentId>();
  const rights = useRights();
  const open = useCallback((id: ResidentId) => {
    setResidentId(id);
    setMode('look');
    setDialog(undefined);
    setComparedWith(undefined);
  }, []);
  useDeskRequest(
    'residents',
    useCallback(({ residentId: wanted }: DeskRequest) => wanted !== undefined && open(wanted), [open]),
  );
  return {
    term,
    setTerm,
    residentId,
    open,
    mode,
    setMode,
    dialog,
    setDialog,
    comparedWith,
    setComparedWith,
    rights,
    ...useFound(term),
    ...useRecord(residentId, rights.write),
    ...useWhole(residentId),
  };
}

export type ResidentsHand = ReturnType<typeof useResidents>;

/** The main process decides again; here it only greys what this person may not do. */
function useRights() {
  const roles = useStation().me?.roles ?? [];
  const isDoctor = roles.includes('doctor') || roles.includes('head');
  return {
    write: isDoctor || roles.includes('front_desk'),
    care: isDoctor,
    register: roles.includes('front_desk') || roles.includes('head'),
    head: roles.includes('head'),
  };
}

/** What was typed finds; nothing typed shows who came last. */
function useFound(term: string) {
  const asked = term.trim();
  const recent = useQueryCall('residents.listRecent', {}, { topics: ['residents', 'registration'] });
  const found = useQueryCall(
    'residents.search',
    { term: asked === '' ? '-' : asked },
    { enabled: asked !== '', keepPrevious: true, topics: ['residents', 'registration'] },
  );
  const answer = asked === '' ? recent.data : found.data;
  return { total: recent.data?.total, found: answer };
}

function useRecord(residentId: ResidentId | undefined, mayWrite: boolean) {
  const enabled = residentId !== undefined;
  const input = { residentId: residentId ?? 0 };
  const topics = ['residents', 'registration', 'consultation', 'cashier'] as const;
  const record = useQueryCall('residents.getRecord', input, { enabled, topics });
  const strip = useQueryCall('residents.getStrip', input, { enabled, topics });
  const file = useQueryCall('residents.getFile', input, { enabled, topics });
  const duplicates = useQueryCall('residents.findDuplicates', input, { enabled: enabled && mayWrite });
  return {
    record: enabled ? record.data : undefined,
    recordError: enabled ? record.error : undefined,
    strip: enabled ? strip.data : undefined,
    file: enabled ? file.data : undefined,
    duplicates: enabled ? duplicates.data : undefined,
  };
}

/** Whole numbers, read on purpose, noted, and forgotten when another record is opened. */
function useWhole(residentId: ResidentId | undefined) {
  const { run: read, error } = useTask('residents.getDetail');
  const tell = useTell();
  const [whole, setWhole] = useState<Awaited<ReturnType<typeof read>>>();
  const asked = useRef(residentId);
  asked.current = residentId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: forgets when another record is opened
  useEffect(() => setWhole(undefined), [residentId]);
  const readWhole = useCallback(async () => {
    if (residentId === undefined) return undefined;
    const detail = await read({ residentId });
    if (!detail || asked.current !== residentId) return undefined;
    setWhole(detail);
    tell(`${detail.recordNo} 已看全号，查阅已记录`);
    return detail;
  }, [residentId, read, tell]);
  return { whole, readWhole, wholeError: error, hideWhole: () => setWhole(undefined) };
}
