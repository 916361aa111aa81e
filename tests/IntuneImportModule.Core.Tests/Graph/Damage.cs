namespace IntuneImportModule.Core.Tests.Graph;

/// <summary>Spoils bytes: changes, cuts, doubles, or replaces them.</summary>
internal static class Damage
{
    public static byte[] Of(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int i = random.Next(1, 6); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.Insert(at, "{}[],:\"\\"u8[random.Next(8)]);
                    break;
                default:
                    bytes.InsertRange(at, "\\ud800"u8.ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}
