import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReadyOperation } from './explorer.settings';

const listSchema = z.array(z.object({ name: z.string().regex(/^[a-z0-9-]+$/), title: z.object({ en: z.string(), zh: z.string() }) }));

const variablesSchema = z.record(z.string(), z.json());

/** The operations of a folder: `operations.json` lists them, each with its `<name>.graphql` and `<name>.variables.json`. */
export function readyOperations(folder: string): readonly ReadyOperation[] {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return listSchema.parse(JSON.parse(read('operations.json'))).map(({ name, title }) => ({
    name,
    title,
    document: read(`${name}.graphql`),
    variables: variablesSchema.parse(JSON.parse(read(`${name}.variables.json`))),
  }));
}
