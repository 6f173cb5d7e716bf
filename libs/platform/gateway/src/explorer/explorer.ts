import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { DomainError } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import type { Bundle, BundleOptions } from './explorer.bundle';
import { buildBundle } from './explorer.bundle';
import { ExplorerError, errorBody } from './explorer.errors';
import { CONTENT_SECURITY_POLICY, brokenPage, explorerPage } from './explorer.page';
import type { DemoPerson, ReadyOperation } from './explorer.settings';

export interface ExplorerOptions {
  /** Shown in this order; the first one is the open tab of a first visit. */
  readonly operations: readonly ReadyOperation[];
  /** Whom one may ask as. Only together with `issueToken`, and only on the embedded default. */
  readonly people?: readonly DemoPerson[];
  /** A short-lived bearer token of that person. Without it the route `POST /explorer/token` does not exist. */
  readonly issueToken?: (name: string) => Promise<string>;
  /** Told why the page could not be built or a route failed; the page itself says only that it did. */
  readonly logger: Pick<Logger, 'error'>;
  readonly bundle?: BundleOptions;
}

/**
 * The browser's entrance: a Fastify plugin that serves GraphiQL from the installed packages.
 * It takes `GET /`, `GET /graphql` and `/explorer/*`, so the GraphQL handler must be registered for POST only.
 * The files are bundled at the first view, which waits for it; later views and starts read the cache.
 */
export function createExplorer(options: ExplorerOptions): FastifyPluginAsync {
  const { issueToken, logger, people = [] } = options;
  if ((issueToken === undefined) !== (people.length === 0)) {
    throw new Error('The explorer takes "people" and "issueToken" together or neither.');
  }
  const settings = { operations: options.operations, people };
  const bundle = sharedBundle(options.bundle);

  return async (server) => {
    guard(server, logger);

    server.get('/', (_request, reply) => reply.redirect('graphql', 302));

    server.get('/graphql', async (request, reply) => {
      void reply.header('vary', 'accept').header('cache-control', 'no-store');
      if (!asksForHtml(request)) {
        throw new ExplorerError(
          'EXPLORER_NOT_ACCEPTABLE',
          'GET serves the explorer to browsers (Accept: text/html); send operations by POST as application/json.',
        );
      }
      void reply.type('text/html; charset=utf-8');
      try {
        return explorerPage(settings, `explorer/${(await bundle()).hash}`);
      } catch (error) {
        logger.error('the explorer page could not be built', { error });
        return reply.code(503).send(brokenPage());
      }
    });

    server.get<{ Params: { readonly hash: string; readonly file: string } }>(
      '/explorer/:hash/:file',
      async (request, reply) => {
        const { hash, files } = await bundle();
        const file = request.params.hash === hash ? files.get(request.params.file) : undefined;
        if (file === undefined) {
          throw new ExplorerError('EXPLORER_NOT_FOUND', 'This is no file of the explorer; reload the page.');
        }
        void reply
          .type(file.contentType)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .header('vary', 'accept-encoding');
        if (!acceptsGzip(request)) return reply.send(createReadStream(file.path));
        return reply.header('content-encoding', 'gzip').send(createReadStream(`${file.path}.gz`));
      },
    );

    if (issueToken !== undefined) {
      server.post('/explorer/token', { bodyLimit: 1024 }, async (request, reply) => {
        const name = askedPerson(request.body);
        if (!people.some((person) => person.name === name)) {
          const names = people.map((person) => person.name).join(', ');
          throw new ExplorerError('EXPLORER_UNKNOWN_PERSON', `"as" names no demo person; choose one of: ${names}.`);
        }
        void reply.header('cache-control', 'no-store');
        return { token: await issueToken(name) };
      });
    }
  };
}

/** One build for all who wait at the same time; a failed one is forgotten, so the next view tries again. */
function sharedBundle(options: BundleOptions | undefined): () => Promise<Bundle> {
  let current: Promise<Bundle> | undefined;
  return () => {
    current ??= buildBundle(options).catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };
}

/** What holds for the explorer's routes and no other route of the server: headers, and the shape of errors. */
function guard(server: FastifyInstance, logger: Pick<Logger, 'error'>): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (request.method === 'POST') {
      refuseOtherSites(request);
      refuseOtherThanJson(request);
    }
  });

  server.setErrorHandler((error, _request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (error instanceof ExplorerError) {
      return reply.code(error.status).send(errorBody(error.code, error.message));
    }
    if (error instanceof DomainError) return reply.code(400).send(errorBody(error.code, error.message));
    if (isRefusalOfFastify(error)) {
      return reply.code(error.statusCode).send(errorBody('EXPLORER_BAD_REQUEST', error.message));
    }
    logger.error('the explorer failed', { error });
    return reply.code(500).send(errorBody('INTERNAL', 'Something went wrong on our side.'));
  });
}

/**
 * Browsers name the calling site in Sec-Fetch-Site (secure origins and localhost) or in Origin (every POST). A caller
 * that sends neither is no page of ours, so it is refused too.
 */
function refuseOtherSites(request: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  const sameOrigin = site === undefined ? hostOf(origin) === host : site === 'same-origin';
  if (!sameOrigin) {
    throw new ExplorerError('EXPLORER_CROSS_SITE', "Only the explorer's own page may ask for a demo token.");
  }
}

function refuseOtherThanJson(request: FastifyRequest): void {
  const mediaType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new ExplorerError('EXPLORER_UNSUPPORTED_MEDIA_TYPE', 'Send the body as Content-Type: application/json.');
  }
}

function hostOf(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
}

function askedPerson(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'as' in body && typeof body.as === 'string') return body.as;
  throw new ExplorerError('EXPLORER_BAD_REQUEST', `Send a JSON object with the person's name in "as".`);
}

/** A bare wildcard is what curl and programs send; only a browser's navigation names HTML. */
function asksForHtml(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '')
    .split(',')
    .some((range) => /^\s*text\/html\s*(;|$)/i.test(range) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range));
}

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers['accept-encoding'] ?? ''));
}

function isRefusalOfFastify(error: unknown): error is Error & { readonly statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}
