// The libsrtp 3 calls that the media worker uses, on top of libsrtp 2.
// libsrtp 2 works in place and knows no capacity of the output: each call copies first when the
// input and output differ, and refuses an output that could not hold the longest result.
#ifndef LIENTHONG_SRTP3_BRIDGE_H
#define LIENTHONG_SRTP3_BRIDGE_H

#include <srtp2/srtp.h>

#ifdef __cplusplus

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lienthong
{
	// Runs one in-place libsrtp 2 call as a libsrtp 3 one. `growth` is how many bytes it may add.
	template<typename InPlace>
	inline srtp_err_status_t bridge(
	  InPlace inPlace, srtp_t ctx, const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t growth)
	{
		if (inLen > static_cast<size_t>(INT_MAX) - growth || inLen + growth > *outLen)
		{
			return srtp_err_status_bad_param;
		}

		if (in != out)
		{
			std::memmove(out, in, inLen);
		}

		int len                       = static_cast<int>(inLen);
		const srtp_err_status_t status = inPlace(ctx, out, &len);

		if (status == srtp_err_status_ok)
		{
			*outLen = static_cast<size_t>(len);
		}

		return status;
	}
} // namespace lienthong

inline srtp_err_status_t srtp_protect(
  srtp_t ctx, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
	return lienthong::bridge(
	  [](srtp_t c, void* data, int* len) { return srtp_protect(c, data, len); },
	  ctx, rtp, rtpLen, srtp, srtpLen, SRTP_MAX_TRAILER_LEN);
}

// SRTCP adds its index (4 bytes) to the trailer.
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t ctx, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
	return lienthong::bridge(
	  [](srtp_t c, void* data, int* len) { return srtp_protect_rtcp(c, data, len); },
	  ctx, rtcp, rtcpLen, srtcp, srtcpLen, SRTP_MAX_TRAILER_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t ctx, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return lienthong::bridge(
	  [](srtp_t c, void* data, int* len) { return srtp_unprotect(c, data, len); },
	  ctx, srtp, srtpLen, rtp, rtpLen, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t ctx, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return lienthong::bridge(
	  [](srtp_t c, void* data, int* len) { return srtp_unprotect_rtcp(c, data, len); },
	  ctx, srtcp, srtcpLen, rtcp, rtcpLen, 0);
}

// The worker already passes the SSRC in network byte order, which is what libsrtp 2 wants.
inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

#endif
#endif
