import { useEffect, useState } from 'react';
import type { BatchWithDrug } from '../../../electron/shared/contract/storeroom.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useKeys } from '../../components/keys.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { CatalogueMode } from './catalogue/CatalogueMode.tsx';
import { CountMode } from './count/CountMode.tsx';
import { DeliveriesDialog } from './DeliveriesDialog.tsx';
import { InteractionsMode } from './interactions/InteractionsMode.tsx';
import { MODES, type StoreroomModeName } from './modes.ts';
import { OutMode } from './OutMode.tsx';
import { ReorderDialog } from './ReorderDialog.tsx';
import { ReceiveMode } from './receive/ReceiveMode.tsx';
import { EMPTY_DELIVERY } from './receive/receive-draft.ts';
import { StockMode } from './StockMode.tsx';
import { StoreroomList } from './StoreroomList.tsx';
import { useAskedDrug } from './use-asked-drug.ts';
import './storeroom.css';

/** 药库 F6: goods in by their papers, stock by batch and expiry, losses, counts and the drug master. */
export function StoreroomDesk() {
  const [mode, setMode] = useState<StoreroomModeName>('receive');
  const [batch, setBatch] = useState<BatchWithDrug>();
  const [opened, setOpened] = useState(0);
  const [delivery, setDelivery, dropDelivery] = useDraft('storeroom', 'delivery', EMPTY_DELIVERY);
  const overview = useQueryCall('storeroom.getOverview', {}, { topics: ['storeroom', 'dispensary'] }).data;
  const [listed, setListed] = useState<'deliveries' | 'reorder'>();
  const ready = delivery !== undefined;
  const asked = useAskedDrug(() => setMode('stock'));
  const go = (next: StoreroomModeName) => {
    asked.clear();
    setMode(next);
  };
  useKeys([
    ...MODES.map(({ keys, label, name }) => ({ keys, label, run: () => go(name) })),
    { keys: 'Alt+B', label: '补货单', run: () => setListed('reorder') },
    { keys: 'Alt+H', label: '入库记录', run: () => setListed('deliveries') },
  ]);
  useFocusOf(mode, ready);
  const openBatch = (chosen: BatchWithDrug) => {
    setBatch(chosen);
    setOpened((before) => before + 1);
    setMode('out');
  };
  const close = () => setListed(undefined);
  const list = (
    <StoreroomList
      overview={overview}
      mode={mode}
      onMode={go}
      batchId={batch?.batchId}
      onBatch={setBatch}
      onOpenBatch={openBatch}
    />
  );
  const desk = () => {
    if (!delivery) return null;
    switch (mode) {
      case 'receive':
        return <ReceiveMode list={list} draft={delivery} change={setDelivery} drop={dropDelivery} />;
      case 'stock':
        return (
          <StockMode
            key={asked.term}
            list={list}
            firstTerm={asked.term}
            notRead={asked.error}
            onOut={openBatch}
          />
        );
      case 'out':
        return <OutMode list={list} batch={batch} opened={opened} onBatch={setBatch} />;
      case 'count':
        return <CountMode list={list} />;
      case 'catalogue':
        return <CatalogueMode list={list} />;
      case 'interactions':
        return <InteractionsMode list={list} />;
    }
  };
  return (
    <>
      {desk()}
      {listed === 'deliveries' ? <DeliveriesDialog onClose={close} /> : null}
      {listed === 'reorder' ? <ReorderDialog onClose={close} /> : null}
    </>
  );
}

/** The hand finds its field when another mode opens, as when a desk does. */
function useFocusOf(mode: StoreroomModeName, ready: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mode is when, not what
  useEffect(() => {
    if (!ready) return;
    document.querySelector<HTMLElement>('[data-desk="storeroom"] [data-first-focus]')?.focus();
  }, [mode, ready]);
}
