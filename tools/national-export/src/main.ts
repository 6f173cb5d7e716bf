import { exportRecords } from './export-command';

// The pipeline reports it too; without a listener it would end the process with a stack.
process.stdout.on('error', () => undefined);

void exportRecords(process.argv.slice(2), process.stdout, (text) => process.stderr.write(text)).then((code) => {
  process.exitCode = code;
});
