-- Asks for the addresses of a list in turn; prints what the run came to as one line of JSON.
local paths = {}
for line in io.lines(os.getenv("BENCHMARK_PATHS")) do
  paths[#paths + 1] = line
end
local at = math.random(#paths)

wrk.headers["Accept"] = "text/html"

request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

done = function(summary, latency)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '\nRESULT {"per_second": %f, "p50": %f, "p99": %f, "refused": %d, "lost": %d}\n',
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.status, lost
  ))
end
