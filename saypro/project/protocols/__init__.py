"""How bytes become requests and frames: uvicorn's protocols, with an end to everybody's patience.

uvicorn waits for ever for a request that does not come, for a message that does not end and for a reader who
does not read. These classes hang up instead; the limits are in `saypro.project.limits`.
"""
