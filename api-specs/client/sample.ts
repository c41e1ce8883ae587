// Uses the generated types as a front end would: what is not in the specifications does not compile.
import { Client, Refused } from './client';
import type { paths as AlertPaths } from '../target/typescript/alert-service';
import type { paths as AnalyticsPaths } from '../target/typescript/analytics-service';
import type { components, paths as MilestonePaths } from '../target/typescript/milestone-service';

type Milestone = components['schemas']['Milestone'];
type Page = MilestonePaths['/api/v1/milestones']['get']['responses'][200]['content']['application/json'];

/** All milestones that are overdue, page by page. */
export async function overdue(client: Client<MilestonePaths>): Promise<Milestone[]> {
  const found: Milestone[] = [];
  let cursor: string | undefined;
  do {
    const { data }: { data: Page } = await client.call('get', '/api/v1/milestones', {
      query: { overdue: true, status: ['PLANNED', 'IN_PROGRESS'], sort: 'dueDate', limit: 200, ...(cursor ? { cursor } : {}) },
    });
    found.push(...data.items);
    cursor = data.nextCursor;
  } while (cursor);
  return found;
}

/** A contract with one milestone that pays 40 % of its value. */
export async function agree(client: Client<MilestonePaths>): Promise<string> {
  const contract = await client.call('post', '/api/v1/contracts', {
    header: { 'Idempotency-Key': crypto.randomUUID() },
    body: { reference: 'C-2027-014', title: 'Primary school', value: { amount: '250000.00', currency: 'EUR' } },
  });
  const milestone = await client.call('post', '/api/v1/contracts/{id}/milestones', {
    path: { id: contract.data.id },
    body: { title: 'Shell complete', type: 'DELIVERABLE', dueDate: '2027-06-30', paymentTerm: { percent: '40', netDays: 30 } },
  });
  await client.call('post', '/api/v1/contracts/{id}/activate', {
    path: { id: contract.data.id },
    header: { 'If-Match': contract.etag ?? '*' },
  });
  return milestone.data.id;
}

/** Hands work in and tells in words what came of it; null takes an owner away. */
export async function submit(client: Client<MilestonePaths>, id: string): Promise<string> {
  const read = await client.call('get', '/api/v1/milestones/{id}', { path: { id } });
  try {
    const patched = await client.call('patch', '/api/v1/milestones/{id}', {
      path: { id },
      header: { 'If-Match': read.etag ?? '*' },
      body: { ownerId: null },
    });
    const submitted = await client.call('post', '/api/v1/milestones/{id}/submit', {
      path: { id },
      header: { 'If-Match': patched.etag ?? '*', 'Idempotency-Key': crypto.randomUUID() },
      body: { metOn: '2027-06-28', evidence: [{ url: 'https://files.example/acceptance-report.pdf' }] },
    });
    const amount: string | undefined = submitted.data.paymentTerm?.amount?.amount;
    return `${submitted.data.status} ${amount ?? ''}`;
  } catch (refusal) {
    if (refusal instanceof Refused && refusal.problem.type.endsWith('/illegal-transition')) {
      return refusal.message;
    }
    throw refusal;
  }
}

/** What the other two services say of a milestone. */
export async function outlook(alerts: Client<AlertPaths>, analytics: Client<AnalyticsPaths>, milestoneId: string) {
  const reminders = await alerts.call('get', '/api/v1/alerts/reminders', { query: { milestoneId, limit: 10 } });
  const summary = await analytics.call('get', '/api/v1/analytics/summary', {});
  const rate: number | null = summary.data.onTimeRate;
  return { next: reminders.data.items[0]?.sendAt, rate, overdue: summary.data.milestones.overdue };
}

/** Each of these must stay an error: the types would be worth nothing if they let it through. */
export async function refused(client: Client<MilestonePaths>) {
  // @ts-expect-error there is no such path
  await client.call('get', '/api/v1/milestone', {});
  // @ts-expect-error a contract needs a reference
  await client.call('post', '/api/v1/contracts', { body: { title: 'Primary school' } });
  // @ts-expect-error DONE is no status
  await client.call('get', '/api/v1/milestones', { query: { status: ['DONE'] } });
  // @ts-expect-error the change needs to say what it changes
  await client.call('patch', '/api/v1/milestones/{id}', { path: { id: '' }, header: {}, body: {} });
  const { data } = await client.call('get', '/api/v1/milestones/{id}', { path: { id: '' } });
  // @ts-expect-error a milestone may have no due date
  data.dueDate.length;
}
