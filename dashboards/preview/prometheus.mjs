// A running Prometheus, asked over its HTTP interface.
export class Prometheus {
  constructor(url) { this.url = url; }

  async ask(path, parameters) {
    const answer = await fetch(this.url + path, { method: 'POST', body: new URLSearchParams(parameters), signal: AbortSignal.timeout(60000) });
    const body = await answer.json();
    if (body.status !== 'success') throw new Error(`${body.errorType}: ${body.error}`);
    return body.data;
  }

  async instant(query, time) { return (await this.ask('/api/v1/query', { query, ...(time ? { time } : {}) })).result; }

  async range(query, { start, end, step }) { return (await this.ask('/api/v1/query_range', { query, start, end, step })).result; }

  async labels() { return this.ask('/api/v1/labels', {}); }
}
