import { findManualCall } from '../../../../db/queries/evidence.ts';
import { facilityChecks, manualCallReviews } from '../../../../db/schema/index.ts';
import type { Handler } from '../../handler.ts';
import { refuse } from '../../refusal.ts';
import { asManualCall } from './read-evidence.ts';

/**
 * 已阅: the head has read why somebody was called by hand. It is written once, with person and time.
 *
 * @throws Refusal 'queue.no-such-manual-call' | 'queue.call-reviewed' {by}
 */
export const reviewManualCall: Handler<'queue.reviewManualCall'> = (context, { eventId }) => {
  const call = findManualCall(context.db, eventId);
  if (!call) throw refuse('queue.no-such-manual-call');
  if (call.reviewedAt !== null) throw refuse('queue.call-reviewed', { by: call.reviewedBy });
  const { now: at, session } = context;
  context.db.insert(manualCallReviews).values({ eventId, at, staffId: session.staffId }).run();
  context.audit({ action: 'queue.manual-call-reviewed', subject: 'queue_events', subjectId: eventId });
  return asManualCall({ ...call, reviewedAt: at, reviewedBy: session.name });
};

/** What the head saw today of a promised facility: there or not, with a few words (`8 个`). */
export const recordFacility: Handler<'queue.recordFacility'> = (context, { facility, present, note }) => {
  const row = context.db
    .insert(facilityChecks)
    .values({
      facility,
      present,
      note,
      checkedDay: context.today,
      at: context.now,
      staffId: context.session.staffId,
    })
    .returning({ id: facilityChecks.id })
    .get();
  context.audit({
    action: 'queue.facility-checked',
    subject: 'facility_checks',
    subjectId: row.id,
    detail: { facility, present },
  });
  return {};
};
