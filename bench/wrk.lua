-- Sends each request from a different address, or the benchmark would only measure the limit per address. With the argument
-- "drawn", each request has its own URL, so that no page comes from memory. The benchmarks parse the last line of the output.

local asked = 0
local prepared = {}
local drawn = false

function init(arguments)
  drawn = arguments[1] == "drawn"
end

function request()
  asked = asked + 1
  local slot = asked % 1024
  if prepared[slot] then
    return prepared[slot]
  end
  wrk.headers["X-Forwarded-For"] = string.format("198.18.%d.%d", math.floor(slot / 256), slot % 256)
  if drawn then
    return wrk.format(nil, wrk.path .. "?at=" .. asked)
  end
  prepared[slot] = wrk.format()
  return prepared[slot]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'result {"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout
  ))
end
