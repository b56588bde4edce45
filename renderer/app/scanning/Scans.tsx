import { useCallback, useEffect, useRef } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { IdCard } from '../../../electron/shared/domain/id-card.ts';
import { asCallError, call, onServerEvent } from '../../api/client.ts';
import { formatNumber } from '../../components/format.ts';
import { useOpenDesk, useOpenedDesk } from '../../components/open-desk.tsx';
import { beep } from '../../components/sound/beep.ts';
import { sentenceOf } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { isWanted, takesCards } from './wanted-scans.ts';
import { listenForScans } from './wedge-listener.ts';

type Found = Output<'registration.findByScan'>;

/** A window in front takes the card before the one behind it. */
const BEHIND_MS = 200;

/**
 * Scanners and card readers, anywhere in the window: an identity card leads to the resident, a ticket to its
 * visit, at the desk in use; answered by a sound and a line.
 */
export function Scans() {
  const desk = useOpenedDesk();
  const answer = useAnswer(desk);
  const latest = useRef({ desk, answer });
  latest.current = { desk, answer };
  useEffect(
    () =>
      listenForScans(window, {
        wants: (text, at) => isWanted(text, at, latest.current.desk),
        onScan: (text) => {
          const { answer: say } = latest.current;
          void call('registration.findByScan', { text })
            .then((found) => say.found(found))
            .catch(say.failed);
        },
      }),
    [],
  );
  useEffect(
    () =>
      onServerEvent((event) => {
        if (event.kind !== 'device' || !event.card || document.visibilityState !== 'visible') return;
        const take = () => {
          if (!takesCards(latest.current.desk)) return;
          const { answer: say } = latest.current;
          void call('registration.takeCard', {})
            .then(({ card, found }) => say.found(found, card))
            .catch(say.failed);
        };
        if (document.hasFocus()) take();
        else setTimeout(take, BEHIND_MS);
      }),
    [],
  );
  return null;
}

/** What a scan does at this desk. */
function useAnswer(desk: string) {
  const openDesk = useOpenDesk();
  const tell = useTell();
  const found = useCallback(
    (it: Found, card?: IdCard) => {
      if (desk === 'registration') {
        beep('good');
        openDesk(desk, { scanned: { found: it, ...(card ? { card } : {}) } });
        tell(it.kind === 'nobody' ? '证已读到，还没有档案' : `已读到 ${it.name}`);
        return;
      }
      const visit = it.kind === 'visit' ? it : it.kind === 'resident' ? it.visit : null;
      if (visit) {
        beep('good');
        openDesk(desk, { visitId: visit.visitId });
        tell(`${formatNumber(visit.number)} ${it.kind === 'nobody' ? '' : it.name}`);
        return;
      }
      beep('bad');
      const who = it.kind === 'resident' ? `${it.name} 今天没有挂号` : '这张证还没有档案';
      tell(`${who}。请到挂号台（F1）`, 'bad');
    },
    [desk, openDesk, tell],
  );
  const failed = useCallback(
    (thrown: unknown) => {
      const error = asCallError(thrown);
      // Another window was quicker: the card is in its hands.
      if (error.kind === 'refusal' && error.code === 'registration.card-gone') return;
      beep('bad');
      tell(error.kind === 'refusal' ? sentenceOf(error) : '没有读成，请再刷一次', 'bad');
      if (desk === 'registration') openDesk(desk, { scanned: { error } });
    },
    [desk, openDesk, tell],
  );
  return { found, failed };
}
