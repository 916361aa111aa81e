using System.Text.Json.Nodes;

namespace IntuneImportModule.Sandbox;

/// <summary>Changes the JSON of an answer.</summary>
internal delegate void AnswerRewrite(JsonObject answer, SandboxRandom random, string requestUri);
