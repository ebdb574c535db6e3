-- Every request comes from another shopper, or the limit per address would be what is measured. With the argument "drawn"
-- each is for an address of its own, whose page nobody has kept. The last line of the output is for the benchmarks to read.

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
