using System.Net;
using System.Net.Http.Headers;
using IntuneImportModule.Core.Authentication;
using IntuneImportModule.Core.Http;

namespace IntuneImportModule.Core.Graph;

/// <summary>One request on its way: makes the attempts and remembers the last one.</summary>
internal sealed class RequestSender
{
    private readonly GraphConnection connection;
    private readonly GraphClientOptions options;
    private readonly RequestGate gate;
    private readonly GraphRequest request;
    private readonly CancellationToken cutOff;
    private readonly long started;
    private TokenRequest tokenRequest = TokenRequest.Ordinary;
    private string? token;
    private int attempts;
    private bool hadUnclearAttempt;
    private bool isOut;

    public RequestSender(
        GraphConnection connection, GraphClientOptions options, RequestGate gate, GraphRequest request, CancellationToken cutOff)
    {
        this.connection = connection;
        this.options = options;
        this.gate = gate;
        this.request = request;
        this.cutOff = cutOff;
        started = options.Time.GetTimestamp();
    }

    /// <summary>The latest attempt; null before the first.</summary>
    public GraphAttempt? Last { get; private set; }

    /// <summary>Sends the request once and judges what comes back.</summary>
    public async Task<GraphAttempt> AttemptAsync()
    {
        PrepareToken();
        attempts++;
        isOut = false;
        long sent = options.Time.GetTimestamp();
        try
        {
            token = await connection.Tokens.GetTokenAsync(tokenRequest, cutOff).ConfigureAwait(false);
            using HttpRequestMessage message = Compose(token);
            isOut = true;
            using HttpResponseMessage response = await connection.Http
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cutOff).ConfigureAwait(false);
            AnswerBody body = await AnswerBody.ReceiveAsync(response.Content, cutOff).ConfigureAwait(false);
            AnswerHead head = AnswerHead.Read(response, request.ClientRequestId);
            Observe(head.StatusCode, head.RequestId, sent);
            Last = Judge(head, body);
        }
        catch (SignInException noToken)
        {
            connection.UnmetClaims = noToken.Claims ?? connection.UnmetClaims;
            Last = new GraphAttempt(Failed(GraphVerdict.Denied, noToken.ErrorId, noToken.Message), AttemptRetry.Never);
        }
        catch (HttpRequestException failure)
        {
            Observe(null, null, sent);
            (GraphVerdict verdict, AttemptRetry retry) = AttemptJudge.Judge(ConnectionFailure.Of(failure), request.IsRepeatable);
            Last = new GraphAttempt(Failed(verdict, "ConnectionFailed", ConnectionWords.Of(failure)), retry);
        }
        catch (Exception cut) when (cut is IOException or InvalidDataException)
        {
            // A body that breaks off; compressed data that is none comes as the second on both.
            Observe(null, null, sent);
            (GraphVerdict verdict, AttemptRetry retry) = AttemptJudge.Judge(ConnectionFailure.Stage.Unclear, request.IsRepeatable);
            Last = new GraphAttempt(Failed(verdict, "ConnectionFailed", cut.Message), retry);
        }
        catch (OperationCanceledException)
        {
            Observe(null, null, sent);
            string words = Phrase.Of(Texts.NoAnswerInTime, Math.Round(options.Time.GetElapsedTime(started).TotalSeconds));
            Last = new GraphAttempt(Failed(isOut ? GraphVerdict.Unclear : GraphVerdict.NotDone, "NoAnswer", words), AttemptRetry.Never);
        }

        hadUnclearAttempt |= Last.Answer.Verdict == GraphVerdict.Unclear;
        return Last = Last with { Answer = Last.Answer with { HadUnclearAttempt = hadUnclearAttempt } };
    }

    /// <summary>The last attempt's answer, at the end of the request; a wait may have passed since it came.</summary>
    public GraphAnswer Conclude() => Last!.Answer with { SinceFirstAttempt = options.Time.GetElapsedTime(started) };

    private void PrepareToken()
    {
        if (Last is { Retry: AttemptRetry.WithNewToken })
        {
            tokenRequest = new TokenRequest(token, Last.Answer.Error?.Claims);
        }
    }

    private HttpRequestMessage Compose(string bearer)
    {
        HttpRequestMessage message = new(request.Method, GraphEndpoint.Below(connection.Endpoint, request.Path)) { Content = request.Body?.Invoke() };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        message.Headers.Add("client-request-id", request.ClientRequestId.ToString());
        message.Headers.Add("return-client-request-id", "true");
        if (options.ApprovalJustification is { } justification && request.Method != HttpMethod.Get)
        {
            message.Headers.TryAddWithoutValidation("x-msft-approval-justification", justification);
        }

        // The front end that answered 503 is better not asked again over the same connection.
        message.Headers.ConnectionClose = Last?.Answer.Error?.StatusCode == (int)HttpStatusCode.ServiceUnavailable ? true : null;
        return message;
    }

    private GraphAttempt Judge(AnswerHead head, AnswerBody body)
    {
        (GraphVerdict verdict, AttemptRetry retry) = AttemptJudge.Judge(
            head.StatusCode, request.IsRepeatable, tokenRenewed: tokenRequest.Rejected is not null);
        if (verdict == GraphVerdict.NotDone)
        {
            gate.Throttled();
        }
        else
        {
            gate.Answered();
        }

        GraphError? error = verdict == GraphVerdict.Success ? null : ErrorOf(head, body);
        TimeSpan patience = request.Patience ?? options.RequestTimeout;
        bool patienceEnds = error?.RetryAfter is { } wait && options.Time.GetElapsedTime(started) + wait > patience;
        GraphAnswer answer = new()
        {
            Verdict = verdict,
            Body = verdict == GraphVerdict.Success ? body : null,
            Error = error,
            RequestId = head.RequestId,
            ServiceDate = head.Date,
            Attempts = attempts,
        };
        return new GraphAttempt(answer, patienceEnds && retry == AttemptRetry.Patiently ? AttemptRetry.Never : retry);
    }

    private GraphError ErrorOf(AnswerHead head, AnswerBody body)
    {
        GraphError error = GraphErrorReader.Read(head, body.Bytes, head.Date ?? options.Time.GetUtcNow());
        body.Release();
        return head.StatusCode is >= 300 and < 400
            ? error with { Message = Phrase.Of(Texts.RedirectRefused, head.Location?.IsAbsoluteUri == true ? head.Location.Host : "?") }
            : error;
    }

    private GraphAnswer Failed(GraphVerdict verdict, string code, string message) => new()
    {
        Verdict = verdict,
        Error = new GraphError { Code = code, Message = message, ClientRequestId = request.ClientRequestId.ToString() },
        Attempts = attempts,
    };

    private void Observe(int? statusCode, string? requestId, long sent) => options.Observer?.Invoke(new GraphExchange(
        request.Method.Method,
        request.Path,
        request.Rows,
        attempts,
        statusCode,
        options.Time.GetElapsedTime(sent),
        requestId,
        request.ClientRequestId.ToString()));
}
