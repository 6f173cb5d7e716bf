import type { Deployment } from './deployments';

export type Fields = Readonly<Record<string, unknown>>;

/** What a person, or nobody in particular, asks of a graph over HTTP; a refusal is thrown with its code and sentence. */
export async function askGraph(graph: Deployment, person: string | null, query: string, variables: Fields = {}): Promise<Fields> {
  const authorization: Record<string, string> = person === null ? {} : { authorization: `Bearer ${await graph.tokenFor(person)}` };
  const response = await fetch(graph.url, { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', ...authorization } });
  const { data, errors } = (await response.json()) as { data?: Fields; errors?: readonly { message: string; extensions: { code: string } }[] };
  if (errors) throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
  return data ?? {};
}

let keys = 0;

/** A mutation with a key of its own; answers its result, a refusal of the union as `{ code, message }` among its fields. */
export async function sendToGraph(graph: Deployment, person: string | null, mutation: string, inputType: string, input: Fields, selection: string): Promise<Fields> {
  const refusal = selection.startsWith('...') ? '... on UserError { code message }' : '';
  const query = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${refusal} ${selection} } }`;
  return (await askGraph(graph, person, query, { input: { idempotencyKey: `story-key-${(keys += 1)}`, ...input } }))[mutation] as Fields;
}
