/**
 * Switches the federation library's exporter of host metrics off. The library reads this one variable when a gateway is
 * constructed and offers no other switch.
 */
export function disableFederationTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
