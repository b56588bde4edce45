import { useEffect, useMemo, useState } from 'react';
import { changesOf } from '../../../electron/shared/domain/record-changes.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useDraft } from '../../components/use-draft.ts';
import { missingOf, type Unread } from './checks-before-signing.ts';
import {
  type ConsultationForm,
  formOfVisit,
  intentOf,
  recordOf,
  signedContentOf,
  typedContentOf,
  type VisitData,
} from './consultation-form.ts';
import type { Measure } from './VitalsRow.tsx';

/** The consultation of one visit: what is typed, what it would cost, and the deeds that end it. */
export function useConsultation(visit: VisitData) {
  const { visitId } = visit;
  const [draft, setDraft, dropDraft] = useDraft<ConsultationForm>(
    'consultation',
    `visit:${visitId}`,
    formOfVisit(visit),
  );
  const form = useMemo(() => draft ?? formOfVisit(visit), [draft, visit]);
  const intent = useMemo(() => intentOf(form), [form]);
  const { slips, orders, overrides } = intent;
  const preview = useQueryCall(
    'consultation.previewPrescription',
    { visitId, slips, orders, overrides },
    {
      enabled: slips.length > 0 || orders.length > 0,
      keepPrevious: true,
      topics: ['consultation', 'storeroom', 'cashier', 'settings', 'residents'],
    },
  );
  const asked = slips.length > 0 || orders.length > 0;
  const shown = asked && !preview.error ? preview.data : undefined;
  const [unread, noteUnread] = useUnread();
  const sign = useCommand('consultation.sign', visitId);
  const tests = useCommand('consultation.orderTests', visitId);
  const { clear } = sign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is old as soon as something else is typed
  useEffect(clear, [form, clear]);
  return {
    ready: draft !== undefined,
    form,
    setForm: setDraft,
    intent,
    preview: shown,
    previewError: asked ? preview.error : undefined,
    fees: shown?.fees ?? visit.fees,
    missing: missingOf(form, intent, shown, unread),
    noteUnread,
    sign,
    tests,
    /** What a signed record would not say any more, or say otherwise; undefined before the first signature. */
    changes: visit.record?.signedAt ? changesOf(signedContentOf(visit), typedContentOf(form)) : undefined,
    /** `reason` only when it is signed again. */
    signAll: async (reason = '') => {
      const signed = await sign.run({ visitId, ...recordOf(form), slips, orders, overrides, reason });
      if (signed) dropDraft();
      return signed;
    },
    /** Tests first: what is written stays with the visit, the slips stay in the draft. */
    sendToTests: async (reason = '') => {
      const { orderIds } = (await tests.run({ visitId, ...recordOf(form), orders, reason })) ?? {};
      if (orderIds) setDraft({ ...form, orders: [] });
      return orderIds !== undefined;
    },
  };
}

/** What stands in a field and cannot be read is no measure, and not nothing either: it holds up the signature. */
function useUnread() {
  const [unread, setUnread] = useState<Unread>(new Set());
  const note = (field: Measure | 'onset', is: boolean) =>
    setUnread((before) => {
      if (before.has(field) === is) return before;
      return new Set(is ? [...before, field] : [...before].filter((one) => one !== field));
    });
  return [unread, note] as const;
}

export type Consultation = ReturnType<typeof useConsultation>;
