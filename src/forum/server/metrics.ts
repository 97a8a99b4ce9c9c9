// metrics: counts and times of the server, in the text format of Prometheus (exposition format 0.0.4).

const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export interface Metrics {
  /** @param kind what was asked for: page, forum, file, change @param seconds from request to answer */
  request(kind: string, status: number, seconds: number): void;
  /** A number that is read when metrics are asked for. */
  gauge(name: string, help: string, value: () => number): void;
  text(): string;
}

interface Series {
  counts: number[];
  sum: number;
  total: number;
}

export function createMetrics(): Metrics {
  const statuses = new Map<string, number>();
  const times = new Map<string, Series>();
  const gauges = new Map<string, { help: string; value: () => number }>();
  return {
    request: (kind, status, seconds) => {
      const name = `kind="${kind}",status="${status}"`;
      statuses.set(name, (statuses.get(name) ?? 0) + 1);
      let series = times.get(kind);
      if (!series) times.set(kind, (series = { counts: bounds.map(() => 0), sum: 0, total: 0 }));
      series.sum += seconds;
      series.total += 1;
      bounds.forEach((bound, index) => {
        if (seconds <= bound) series.counts[index] = (series.counts[index] ?? 0) + 1;
      });
    },
    gauge: (name, help, value) => void gauges.set(name, { help, value }),
    text: () => [...counterLines(statuses), ...timeLines(times), ...gaugeLines(gauges)].join('\n') + '\n',
  };
}

const head = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function counterLines(statuses: ReadonlyMap<string, number>): string[] {
  const name = 'octavo_requests_total';
  return [
    ...head(name, 'counter', 'Requests answered.'),
    ...[...statuses].map(([labels, count]) => `${name}{${labels}} ${count}`),
  ];
}

function timeLines(times: ReadonlyMap<string, Series>): string[] {
  const name = 'octavo_request_seconds';
  const lines = [...times].flatMap(([kind, { counts, sum, total }]) => [
    ...bounds.map((bound, index) => `${name}_bucket{kind="${kind}",le="${bound}"} ${counts[index]}`),
    `${name}_bucket{kind="${kind}",le="+Inf"} ${total}`,
    `${name}_sum{kind="${kind}"} ${sum}`,
    `${name}_count{kind="${kind}"} ${total}`,
  ]);
  return [...head(name, 'histogram', 'Time from request to answer.'), ...lines];
}

const gaugeLines = (gauges: ReadonlyMap<string, { help: string; value: () => number }>): string[] =>
  [...gauges].flatMap(([name, { help, value }]) => [...head(name, 'gauge', help), `${name} ${value()}`]);
