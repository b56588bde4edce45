import { useCallback, useEffect, useState } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { call } from '../../api/client.ts';
import { useQueryCall } from '../../api/queries.ts';
import { type DeskRequest, useDeskRequest } from '../../app/open-desk.tsx';
import { useKeys } from '../../components/keys.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { CatalogueMode } from './catalogue/CatalogueMode.tsx';
import { CountMode } from './count/CountMode.tsx';
import { InteractionsMode } from './interactions/InteractionsMode.tsx';
import { MODES, type StoreroomModeName } from './modes.ts';
import { OutMode } from './OutMode.tsx';
import { ReceiveMode } from './receive/ReceiveMode.tsx';
import { EMPTY_DELIVERY } from './receive/receive-draft.ts';
import { StockMode } from './StockMode.tsx';
import { StoreroomList } from './StoreroomList.tsx';
import './storeroom.css';

/** 药库 F6: goods in by their papers, stock by batch and expiry, losses, counts and the drug master. */
export function StoreroomDesk() {
  const [mode, setMode] = useState<StoreroomModeName>('receive');
  const [batch, setBatch] = useState<BatchWithDrug>();
  const [opened, setOpened] = useState(0);
  const [term, setTerm] = useState('');
  const [delivery, setDelivery, dropDelivery] = useDraft('storeroom', 'delivery', EMPTY_DELIVERY);
  const overview = useQueryCall('storeroom.getOverview', {}, { topics: ['storeroom', 'dispensary'] }).data;
  const ready = delivery !== undefined;
  useKeys(MODES.map(({ keys, label, name }) => ({ keys, label, run: () => setMode(name) })));
  useFocusOf(mode, ready);
  useDeskRequest(
    'storeroom',
    useCallback(({ drugId }: DeskRequest) => {
      if (drugId === undefined) return;
      void call('storeroom.getDrug', { drugId }).then((drug) => {
        setTerm(drug.code);
        setMode('stock');
      });
    }, []),
  );
  const openBatch = (chosen: BatchWithDrug) => {
    setBatch(chosen);
    setOpened((before) => before + 1);
    setMode('out');
  };
  const list = (
    <StoreroomList
      overview={overview}
      mode={mode}
      onMode={setMode}
      batchId={batch?.batchId}
      onBatch={setBatch}
      onOpenBatch={openBatch}
    />
  );
  if (!ready) return null;
  switch (mode) {
    case 'receive':
      return <ReceiveMode list={list} draft={delivery} change={setDelivery} drop={dropDelivery} />;
    case 'stock':
      return <StockMode key={term} list={list} firstTerm={term} onOut={openBatch} />;
    case 'out':
      return <OutMode list={list} batch={batch} opened={opened} onBatch={setBatch} />;
    case 'count':
      return <CountMode list={list} />;
    case 'catalogue':
      return <CatalogueMode list={list} />;
    case 'interactions':
      return <InteractionsMode list={list} />;
  }
}

/** The hand finds its field when another mode opens, as when a desk does. */
function useFocusOf(mode: StoreroomModeName, ready: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mode is when, not what
  useEffect(() => {
    if (!ready) return;
    document.querySelector<HTMLElement>('[data-desk="storeroom"] [data-first-focus]')?.focus();
  }, [mode, ready]);
}
