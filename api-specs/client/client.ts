// A client in one function: the generated types say which operations there are, what they take and what they answer.

type Method = 'get' | 'post' | 'patch' | 'delete';

/** The paths of a specification that have the method. */
type PathsWith<Paths, M extends Method> = {
  [P in keyof Paths]: Paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof Paths] &
  string;

type Operation<Paths, P extends keyof Paths, M extends Method> = Paths[P] extends Record<M, infer O> ? O : never;

type Part<O, Name extends string> = O extends { parameters: infer All }
  ? Name extends keyof All
    ? Exclude<All[Name], undefined>
    : never
  : never;

type Body<O> = O extends { requestBody?: { content: infer C } | undefined } ? C[keyof C] : never;

type Input<O> = ([Part<O, 'path'>] extends [never] ? unknown : { path: Part<O, 'path'> }) &
  ([Part<O, 'query'>] extends [never] ? unknown : { query?: Part<O, 'query'> }) &
  ([Part<O, 'header'>] extends [never] ? unknown : { header?: Part<O, 'header'> }) &
  (O extends { requestBody: unknown } ? { body: Body<O> } : { body?: Body<O> });

type Json<R, Status extends number> = R extends { [S in Status]: { content: { 'application/json': infer J } } }
  ? J
  : never;

type Success<O> = O extends { responses: infer R } ? Json<R, 200> | Json<R, 201> : never;

/** What every service answers instead of what was asked for. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly traceId?: string;
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

export interface Answer<T> {
  readonly data: T;
  readonly etag: string | null;
}

export class Client<Paths> {
  constructor(
    private readonly host: string,
    private readonly token: () => Promise<string>,
  ) {}

  async call<M extends Method, P extends PathsWith<Paths, M>, O extends Operation<Paths, P, M>>(
    method: M,
    path: P,
    input: Input<O>,
  ): Promise<Answer<Success<O>>> {
    const { path: inPath = {}, query = {}, header = {}, body } = input as {
      path?: Record<string, string>;
      query?: Record<string, unknown>;
      header?: Record<string, string>;
      body?: unknown;
    };
    const filled = path.replace(/\{(\w+)}/g, (_, name: string) => encodeURIComponent(inPath[name] ?? ''));
    const url = new URL(filled, this.host);
    for (const [name, value] of Object.entries(query)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        url.searchParams.append(name, String(one));
      }
    }
    const headers = new Headers(header);
    headers.set('Authorization', `Bearer ${await this.token()}`);
    if (body !== undefined) {
      headers.set('Content-Type', method === 'patch' ? 'application/merge-patch+json' : 'application/json');
    }
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Refused((await response.json()) as Problem);
    }
    const data = response.status === 204 ? undefined : await response.json();
    return { data: data as Success<O>, etag: response.headers.get('ETag') };
  }
}
